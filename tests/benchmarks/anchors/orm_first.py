"""The usual way: import PySide6 and the ORM, then show 200 rows of the same encrypted database."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem
from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as sqlcipher

from tests.benchmarks.anchors.telling import Painted, tell

ROWS = 200


class Base(DeclarativeBase):
    """Root of the one mapped class."""


class Visit(Base):
    """As much of a visit as the table shows."""

    __tablename__ = "protocol"

    id: Mapped[bytes] = mapped_column(primary_key=True)
    alive: Mapped[bool]
    date: Mapped[date | None]
    project_label: Mapped[str | None]
    place: Mapped[str | None]
    state: Mapped[str]


def read(path: Path, key: str) -> list[Visit]:
    """The newest visits."""
    raw = sqlcipher.connect(str(path))
    raw.execute(f"PRAGMA key = \"x'{key}'\"")
    engine = create_engine("sqlite+pysqlite://", creator=lambda: raw, poolclass=StaticPool)
    with Session(engine) as session:
        return list(session.scalars(select(Visit).where(Visit.alive).order_by(Visit.date.desc()).limit(ROWS)))


def main() -> int:
    """Ends after the rows were painted."""
    application = QApplication(["orm"])
    window = QMainWindow()
    window.resize(1280, 800)
    table = QTableWidget(ROWS, 4)
    for number, row in enumerate(read(Path(sys.argv[1]) / "inka.db", sys.argv[2])):
        for column, value in enumerate((row.date, row.project_label, row.place, row.state)):
            table.setItem(number, column, QTableWidgetItem(str(value)))
    window.setCentralWidget(table)

    def painted() -> None:
        tell("shown")
        application.quit()

    Painted(table.viewport(), painted)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
