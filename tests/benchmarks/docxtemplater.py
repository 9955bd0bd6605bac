"""Word files against docxtemplater: the same template in its syntax, the same reports, in one process of node."""

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from khenthuong_desktop.documents.catalogue import KINDS, template_path
from khenthuong_desktop.documents.package import packed, parts_of, read_package
from khenthuong_desktop.documents.plain_text import text_lines
from khenthuong_desktop.documents.render import as_context
from khenthuong_desktop.documents.tag_repair import mended
from tests.benchmarks.measure import NotMeasured, Result, Spent, each, medians, spent
from tests.benchmarks.rendering import REPORTS, report, write_reports

_TIMES = 8.0
_ROUNDS = 5
_BODY, _KIND = "word/document.xml", "individual_report"
_ROW = r"<w:tr[ >](?:(?!<w:tr[ >]).)*?"
_ANY_ROW = _ROW + "</w:tr>"


def _row_of(statement: str) -> str:
    return rf"{_ROW}\{{%tr {statement} %\}}.*?</w:tr>"


_TWO_KINDS_OF_ROWS = re.compile(
    rf"{_row_of('if [^%]*loop[^%]*')}({_ANY_ROW}){_row_of('else')}{_ANY_ROW}{_row_of('endif')}", re.DOTALL
)
_LOOP_ROWS = re.compile(_row_of(r"for row in (\w+)") + f"({_ANY_ROW})" + _row_of("endfor"), re.DOTALL)
_ELSE = re.compile(r"<w:p[ >](?:(?!<w:p[ >]).)*?\{%p else %\}.*?</w:p>", re.DOTALL)
_TAG = re.compile(r"\{\{\s*(.*?)\s*\}\}|\{%\w* (if|for \w+ in) ([\w.]+) %\}|\{%\w* (else|otherwise|endif|endfor) %\}")
_SCRIPT = """
const fs = require("fs"), PizZip = require("pizzip"), Docxtemplater = require("docxtemplater");
const [folder] = process.argv.slice(2);
const template = fs.readFileSync(`${folder}/template.docx`);
const reports = JSON.parse(fs.readFileSync(`${folder}/reports.json`, "utf8"));
function all() {
  reports.forEach((data, number) => {
    const document = new Docxtemplater(new PizZip(template), {paragraphLoop: true});
    document.render(data);
    const content = document.getZip().generate({type: "nodebuffer", compression: "DEFLATE"});
    fs.writeFileSync(`${folder}/node-${number}.docx`, content);
  });
}
all();  // as quick as it gets
require("readline").createInterface({input: process.stdin}).on("line", () => {
  const start = process.hrtime.bigint(), busy = process.cpuUsage();
  all();
  const {user, system} = process.cpuUsage(busy);
  console.log(JSON.stringify([Number(process.hrtime.bigint() - start) / 1e9, (user + system) / 1e6]));
});
"""


@cache
def _installed() -> Path:
    """A folder for scratch where node finds the library; it stays for the next time."""
    if not (shutil.which("npm") and shutil.which("node")):
        raise NotMeasured("node and npm are not here")
    folder = Path(tempfile.gettempdir()) / "khenthuong-bench-docxtemplater"
    folder.mkdir(exist_ok=True)
    if not (folder / "node_modules" / "docxtemplater").is_dir():
        command = ["npm", "install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--prefix", "."]
        done = subprocess.run([*command, "docxtemplater", "pizzip"], cwd=folder, capture_output=True, check=False)
        if done.returncode:
            raise NotMeasured("docxtemplater could not be fetched")
    (folder / "run.js").write_text(_SCRIPT, "utf-8")
    return folder


def in_its_syntax(xml: str) -> str:
    """Our tags as docxtemplater writes them: ``{#list}``, ``{.}``, ``{^has_list}``, a row by its edge cells.

    It cannot tell the last rows of a list from the others, which differ only in what keeps them together on a page.
    """
    xml = _TWO_KINDS_OF_ROWS.sub(r"\1", xml)
    xml = _ELSE.sub(lambda found: found.group(0) + found.group(0).replace("p else", "p otherwise"), xml)
    xml = _LOOP_ROWS.sub(_looped_row, xml)
    opened: list[str] = []

    def one(found: re.Match[str]) -> str:
        printed, begins, about, ends = found.groups()
        if printed:
            return "{.}" if printed in ("line", "text") else f"{{{printed.replace('.', '_')}}}"
        if begins:
            opened.append(("has_" if begins == "if" else "") + about.replace(".", "_"))
            return f"{{#{opened[-1]}}}"
        if ends == "otherwise":
            return f"{{^{opened[-1]}}}"
        return f"{{/{opened[-1] if ends == 'else' else opened.pop()}}}"

    return _TAG.sub(one, xml)


def _looped_row(found: re.Match[str]) -> str:
    name, row = found.groups()
    first, *between, last = row.split("{{ row.")
    return f"{first}{{#{name}}}" + "".join(
        f"{{{{ {piece}" for piece in [*between, last.replace("}}", f"}}}}{{/{name}}}", 1)]
    )


def _flat(context: dict[str, Any]) -> dict[str, Any]:
    """Values without dots in their names, and whether there are any."""
    told: dict[str, Any] = {}
    for name, value in context.items():
        told |= {f"{name}_{inner}": one for inner, one in value.items()} if isinstance(value, dict) else {name: value}
    return told | {f"has_{name}": bool(value) for name, value in told.items()}


def _prepare(folder: Path, filled: list[Any]) -> None:
    parts = mended(read_package(template_path(KINDS[_KIND])))[0]
    ours = {name: in_its_syntax(content.decode()).encode() for name, content in parts.items() if b"{{" in content}
    (folder / "template.docx").write_bytes(packed({**parts, **ours}))
    (folder / "reports.json").write_text(json.dumps([_flat(as_context(one)) for one in filled]), "utf-8")


def _check_equal(folder: Path) -> None:
    """Every report of theirs has the words of ours, line by line."""
    for number in range(REPORTS):
        ours, theirs = (parts_of((folder / f"{name}{number}.docx").read_bytes()) for name in ("", "node-"))
        assert text_lines(ours) == text_lines(theirs), f"report {number}"


def _measured() -> tuple[Spent, Spent]:
    scratch = _installed()
    with tempfile.TemporaryDirectory(dir=scratch) as name:
        folder = Path(name)
        filled = [report(number) for number in range(REPORTS)]
        _prepare(folder, filled)
        ours, theirs = [], []
        command = ["node", str(scratch / "run.js"), str(folder)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as node:
            assert node.stdin and node.stdout
            for _ in range(_ROUNDS):
                ours.append(spent(lambda: write_reports(folder, filled)))
                node.stdin.write("once more\n")
                node.stdin.flush()
                theirs.append(Spent(*json.loads(node.stdout.readline())))
        _check_equal(folder)
    return each(medians(ours), REPORTS), each(medians(theirs), REPORTS)


def reports() -> Result:
    """300 reports of two pages; neither the start of node nor its fetching is counted."""
    ours, peer = _measured()
    return Result(
        "render_seconds_a_report_node",
        ours.wall,
        peer.wall,
        "docxtemplater",
        f"≥ {_TIMES:.0f}× docxtemplater",
        peer.cpu >= _TIMES * ours.cpu,
        cpu_ratio=peer.cpu / ours.cpu,
    )


BENCHMARKS: dict[str, Callable[[], Result]] = {"render_reports_node": reports}
