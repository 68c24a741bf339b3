"""Two windows on one profile: the second start brings the first window to the front and ends."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtNetwork import QLocalServer, QLocalSocket

from inka_desktop.gui.main_window import raise_window
from inka_desktop.gui.profile import address

if TYPE_CHECKING:
    from inka_desktop.gui.start import Session

WAIT_MS = 1000


def listen(folder: Path, session: Session) -> QLocalServer:
    """Raises the window of this session whenever the program is started again on its profile."""
    server = QLocalServer(session)
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)

    def called() -> None:
        connection = server.nextPendingConnection()
        if connection is not None:
            connection.disconnectFromServer()
        raise_window(session.window)

    server.newConnection.connect(called)
    # The profile's lock is ours, so what is left under this name is of a process that died.
    QLocalServer.removeServer(address(folder))
    server.listen(address(folder))
    return server


def raise_other(folder: Path) -> bool:
    """Asks the window that has the profile to come to the front; False when none answers."""
    socket = QLocalSocket()
    socket.connectToServer(address(folder))
    return bool(socket.waitForConnected(WAIT_MS))
