"""The window: pages that show rows and call services, put together from one small kit.

How a page is written
---------------------
A page is a package ``ui/pages/<name>/`` with ``page.py`` (and ``dialogs.py``, ``details.py`` where it grows), and
one :class:`~khenthuong_desktop.ui.navigation.Entry` in ``navigation.ENTRIES``. It never imports another page,
sets no colour and no size, holds no rule and no SQL. Read ``pages/people`` as the example. In short::

    class MovementsPage(Page):
        title = "Phong trào"
        tables = frozenset({"movements"})      # reload() is called when one of them changed
        by_year = True                         # … and when another year was chosen

        def __init__(self, context): super().__init__(context); self._build()
        def _build(self):                      # make a ListView from columns and a source, offer() actions
            source = ServiceSource(lambda wanted, filters: list_movements(self.context.db, wanted))
            self.view = ListView("movements", "phong trào", COLUMNS, source, details=…, empty=…, state=…)
            self.view.selection_changed.connect(lambda: self.selection_is(self.view.table.selected_count))
            self.body.addWidget(self.view)
            self.offer([Action("Thêm phong trào", self._on_add, "plus", keys.ADD), …])
        def reload(self): self.view.reload()
        def show_key(self, key): self.view.show_key(key)

* **Rows**: ``table_model.Column`` (heading, value, text, sort, chars, stretch, chip), ``sources.ServiceSource`` over a
  ``list_x(db, wanted)`` service, or ``table_model.ListSource`` for short lists in memory.
* **Doing something**: ask by a ``form.Form`` of ``Field`` in a ``widgets.form_dialog.FormDialog`` (shows
  ``ValuesRefused`` at the fields), call ONE service, then ``context.done("Đã thêm …")`` – the line offers undo.
* **Long work**: ``context.jobs.start(title, work(progress), on_done)``; the work calls ``progress.step(…)``.
* **Errors**: let them fly; ``errors.show`` explains known ones and reports bugs. Never catch broadly.
* **On paper, in Excel**: every page with a list has "In danh sách" (Ctrl+P) and "Xuất Excel" (Ctrl+E); ``heading``,
  ``print_notes`` name it.
* **Files**: a page with ``takes`` and ``take_files`` gets what is dropped on the window (``drop_area``).
* **Elsewhere**: ``context.go("rounds", key)`` leads to a row of another page.
* **Pieces**: ``widgets.details`` (DetailsPanel, Facts, Entries), ``widgets.verdict_tree``, ``widgets.legend``,
  ``widgets.first_column`` (names that stay in sight; columns of pictures are ``Column(mark=True)``),
  ``widgets.stepper``, ``widgets.problems``, ``widgets.figures`` (FigureCard, BarChart), ``widgets.controls`` (label,
  button, link, Card, Segments, FilterCombo, ChipLabel), ``widgets.empty``, ``labels`` (word, day, number, money).
* **Words**: sentences that belong to codes and the F1 help stand in ``resources/messages/window.json``.
"""
