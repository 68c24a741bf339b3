"""Two real Syncthing instances on loopback that keep two folders the same; they know nobody else."""

from __future__ import annotations

import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree

STOP_S = 10
_OFF = (
    "globalAnnounceEnabled", "localAnnounceEnabled", "relaysEnabled", "natEnabled", "startBrowser",
    "crashReportingEnabled",
)  # fmt: skip
_FOLDER = "inka"


def program() -> str | None:
    """Where Syncthing is; None when it is not installed."""
    return shutil.which("syncthing")


def _free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def _generate(home: Path) -> str:
    """Make keys; returns the device's id."""
    command = [str(program()), "generate", f"--home={home}", "--no-default-folder", "--skip-port-probing"]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    device = ElementTree.parse(home / "config.xml").getroot().find("device")
    assert device is not None
    return device.attrib["id"]


def _configure(home: Path, folder: Path, ports: dict[str, int], gui: int, me: str) -> None:
    """Let an instance know the other one and the folder, and nothing beside."""
    tree = ElementTree.parse(home / "config.xml")
    root = tree.getroot()
    for old in [*root.findall("folder"), *root.findall("device")]:
        root.remove(old)
    shared = ElementTree.SubElement(
        root, "folder", id=_FOLDER, label="INKA", path=str(folder), type="sendreceive", rescanIntervalS="5",
        fsWatcherEnabled="true", fsWatcherDelayS="1",
    )  # fmt: skip
    for device, port in ports.items():
        ElementTree.SubElement(shared, "device", id=device)
        known = ElementTree.SubElement(root, "device", id=device, name=device[:7], compression="never")
        ElementTree.SubElement(known, "address").text = f"tcp://127.0.0.1:{port}"
    options = root.find("options")
    assert options is not None
    wanted = dict.fromkeys(_OFF, "false") | {
        "listenAddress": f"tcp://127.0.0.1:{ports[me]}", "urAccepted": "-1", "autoUpgradeIntervalH": "0",
        "reconnectionIntervalS": "1", "stunKeepaliveStartS": "0",
    }  # fmt: skip
    for name, value in wanted.items():
        for old in options.findall(name):
            options.remove(old)
        ElementTree.SubElement(options, name).text = value
    window = root.find("gui")
    assert window is not None
    for old in window.findall("address"):
        window.remove(old)
    ElementTree.SubElement(window, "address").text = f"127.0.0.1:{gui}"
    tree.write(home / "config.xml")


@contextmanager
def pair(root: Path, one: Path, two: Path) -> Iterator[None]:
    """Keep two folders the same for a while."""
    homes = [root / "syncthing1", root / "syncthing2"]
    ids = [_generate(home) for home in homes]
    listening = _free_ports(4)
    ports = dict(zip(ids, listening[:2], strict=True))
    running = []
    try:
        for home, folder, me, gui in zip(homes, (one, two), ids, listening[2:], strict=True):
            _configure(home, folder, ports, gui, me)
            command = [
                str(program()),
                "serve",
                f"--home={home}",
                "--no-browser",
                "--no-restart",
                "--no-upgrade",
            ]
            with (home / "log.txt").open("wb") as log:
                running.append(subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT))
        yield
    finally:
        for process in running:
            process.terminate()
        for process in running:
            try:
                process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(STOP_S)
