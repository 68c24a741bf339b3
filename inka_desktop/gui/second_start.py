"""Two windows on one profile: the second start brings the first window to the front and ends.

A file that it was to open is handed over.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtNetwork import QLocalServer, QLocalSocket

from inka_desktop.gui.main_window import raise_window
from inka_desktop.gui.opened_files import open_file
from inka_desktop.gui.profile import address

if TYPE_CHECKING:
    from inka_desktop.gui.start import Session

WAIT_MS, SAID_MS = 1000, 50


def listen(folder: Path, session: Session) -> QLocalServer:
    """Raises the window of this session whenever the program is started again on its profile."""
    server = QLocalServer(session)
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)

    def called() -> None:
        connection = server.nextPendingConnection()
        if connection is not None:
            # What the other start has to say arrives at once or not at all.
            connection.waitForReadyRead(SAID_MS)
            said = bytes(connection.readAll().data()).decode("utf-8", "replace")
            connection.disconnectFromServer()
            if said:
                open_file(session, Path(said))
        raise_window(session.window)

    server.newConnection.connect(called)
    # Nobody answers here (:func:`raise_other`), so what is left under this name is of a process that died.
    QLocalServer.removeServer(address(folder))
    server.listen(address(folder))
    return server


def raise_other(folder: Path, file: Path | None = None) -> bool:
    """Asks the window that has the profile to come to the front; False when none answers."""
    socket = QLocalSocket()
    socket.connectToServer(address(folder))
    if not socket.waitForConnected(WAIT_MS):
        return False
    if file is not None:
        socket.write(str(file.absolute()).encode("utf-8"))
        socket.waitForBytesWritten(WAIT_MS)
    return True
