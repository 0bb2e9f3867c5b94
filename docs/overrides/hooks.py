"""What MkDocs calls while it builds a language; the events are told in scripts/site/events.py."""

from scripts.site.events import on_env, on_files, on_page_markdown, on_post_build, on_post_page

__all__ = ["on_env", "on_files", "on_page_markdown", "on_post_build", "on_post_page"]
