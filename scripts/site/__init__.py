"""The whole site: languages, search, security, links, and ``staging``, the only writer, which runs MkDocs."""
