"""The lines that README shows do what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.forms.making import bind, xform

README = Path(__file__).resolve().parents[2] / "README.md"
FORM = xform(
    "<age/><person jr:template=''><name/></person>",
    bind("age", type="int"),
    '<input ref="/data/age"/><repeat nodeset="/data/person"><input ref="/data/person/name"/></repeat>',
    '<instance id="towns" src="jr://file-csv/towns.csv"/>',
)


def test_the_example_of_the_readme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    example = re.search(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    assert example is not None
    monkeypatch.chdir(tmp_path)
    Path("visit.xml").write_text(FORM, "utf-8")
    Path("towns.csv").write_text("name,label\nt1,Gotha\n", "utf-8")
    exec(compile(example[1], "README.md", "exec"), {})
    assert capsys.readouterr().out == "[] 1.0\n"
    assert "<person><name>Ada</name></person>" in Path("submission.xml").read_text("utf-8")
