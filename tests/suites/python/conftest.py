import os
import tempfile

import pytest
from engine import REPOSITORY, Cloud


@pytest.fixture(autouse=True)
def cloud(tmp_path, monkeypatch):
    """An empty simulated AWS, and a Pulumi that knows of nothing outside this test's own folder."""
    for name in [name for name in os.environ if name.startswith(("PULUMI_", "AWS"))]:
        monkeypatch.delenv(name)
    backend = tmp_path / "backend"
    backend.mkdir()
    for name, value in {
        "PATH": os.pathsep.join([str(REPOSITORY / "bin"), str(REPOSITORY / "bin/aws"), os.environ["PATH"]]),
        "PULUMI_HOME": str(tmp_path / "home"),
        "PULUMI_BACKEND_URL": backend.as_uri(),
        "PULUMI_CONFIG_PASSPHRASE": "of-these-tests",
        "PULUMI_SKIP_UPDATE_CHECK": "true",
        "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION": "true",
        "AWS_REGION": "eu-west-1",
        "AWSSIM_STATE": str(tmp_path / "cloud.json"),
        "KUBERNETES_SIM_STATE": str(tmp_path / "cluster"),
        # The Automation API leaves its workspaces behind.
        "TMPDIR": str(tmp_path),
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return Cloud()
