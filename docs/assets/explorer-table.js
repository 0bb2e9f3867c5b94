// The table and its pages. DataTables draws heads that sort and pages, and asks for rows; which they are is not known here.
"use strict";
(() => {
  const { afterPaint, make } = window.LedgerShared;
  const IN_SIGHT = 16; // so many rows are drawn at once, the others of the page as soon as these have been painted

  class LedgerSheet {
    // ``find`` gives all rows in the order of a sort, ``tell`` is told which page of them is shown, ``cells`` draws one.
    constructor(sheet, words, { find, tell, cells }) {
      Object.assign(this, { sheet, words, find, tell, cells });
      this.heads = [...sheet.tHead.rows[0].cells];
      this.counting = false;
      this.later = [];
    }

    // Shows what ``find`` gives, at page ``at``. The library turns to no page before it knows how many there are.
    draw(sort, at = 1) {
      this.counting = at > 1;
      if (this.table) this.table.order(this._order(sort)).draw();
      else this._make(sort);
      this.counting = false;
      if (at > 1) this.turn(at);
    }

    turn(page) { this.table.page(page - 1).draw(false); }

    goToTop() {
      const region = this.sheet.closest(".l-scroll");
      region.focus({ preventScroll: true });
      region.scrollIntoView();
    }

    _order(sort) {
      const column = this.heads.findIndex((head) => head.dataset.sort && head.dataset.sort === sort.replace("-", ""));
      return column < 0 ? [] : [[column, sort.startsWith("-") ? "desc" : "asc"]];
    }

    _answer({ draw, order: [{ column, dir } = {}], start, length }, deliver) {
      const found = this.find(dir ? (dir === "desc" ? "-" : "") + this.heads[column].dataset.sort : "");
      const shown = this.counting ? [] : [...found.subarray(start, start + length)];
      if (!this.counting) this.tell(start / length + 1);
      const data = shown.slice(0, IN_SIGHT).map((row) => ({ row }));
      deliver({ draw, recordsTotal: found.length, recordsFiltered: found.length, data });
      this._drawLater(shown.slice(IN_SIGHT));
    }

    _drawLater(rows) {
      this.later = rows;
      if (!rows.length) return;
      afterPaint(() => {
        if (this.later !== rows) return; // others have been asked for since
        this.sheet.tBodies[0].append(...rows.map((row) => make("tr", {}, ...this.cells(row))));
      });
    }

    _make(sort) {
      const { words } = this;
      window.LedgerTable.ext.errMode = "throw";
      this.table = new window.LedgerTable(this.sheet, {
        serverSide: true, ajax: (request, deliver) => this._answer(request, deliver), pageLength: words.size,
        order: this._order(sort), orderMulti: false, orderClasses: false, autoWidth: false, typeDetect: false,
        columns: this.heads.map((head) => ({ data: null, defaultContent: "", orderable: Boolean(head.dataset.sort) })),
        createdRow: (line, { row }) => line.replaceChildren(...this.cells(row)),
        layout: { topStart: null, topEnd: null, bottomStart: null, bottomEnd: { paging: { type: "simple_numbers", buttons: 5 } } },
        language: {
          zeroRecords: words.empty, emptyTable: words.empty, paginate: { previous: words.previous, next: words.next },
          aria: { orderable: words.sort, orderableReverse: words.sort_back, orderableRemove: words.sort_off,
            paginate: { previous: words.previous, next: words.next, number: words.page } },
        },
      });
    }

    // The pages of the library, for a place of ours; ``turned`` is told when a reader turns to one.
    takePages(turned) {
      const paging = this.table.table().container().querySelector(".dt-paging");
      paging.querySelector("nav").setAttribute("aria-label", this.words.pages);
      this.table.on("page", turned);
      return paging;
    }
  }

  window.LedgerSheet = LedgerSheet;
})();
