"""Which credentials SDKs would use: the row of botocore is compared with botocore itself."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys

import pytest

from support.hooks import session

ID = "AKIAEXAMPLE00000000"
FAMILIES = ["AWS CLI v2", "boto3, AWS CLI v1", "Go v2", "JavaScript v3", "Java v2", "Rust", "Terraform"]
ROLE = "role_arn = arn:aws:iam::111122223333:role/r\n"


def keys(number: int) -> str:
    return f"aws_access_key_id = {ID}{number}\naws_secret_access_key = not/secret\n"


CONFIG = {
    "nothing": "",
    "process": "credential_process = /bin/echo '{{\"Version\": 1, \"AccessKeyId\": \"PROCESS\", \"SecretAccessKey\": \"s\"}}'\n",
    "keys": keys(2),
    "role": ROLE + "source_profile = source\n",
    "role of itself": ROLE + "source_profile = {name}\n",
    "role of the environment": ROLE + "credential_source = Environment\n",
    "role of nobody": ROLE + "source_profile = nobody\n",
    "role without a source": ROLE,
    "role in a loop": ROLE + "source_profile = circle\n",
    "web identity": ROLE + "web_identity_token_file = /dev/null\n",
    "sso": "sso_account_id = 1\nsso_role_name = r\nsso_start_url = https://x\nsso_region = us-east-1\n",
}
CREDENTIALS = {"nothing": None, "empty": "", "keys": keys(1), "half keys": f"aws_access_key_id = {ID}1\n"}
VARIABLES = {
    "nothing": {},
    "keys": {"AWS_ACCESS_KEY_ID": f"{ID}9", "AWS_SECRET_ACCESS_KEY": "s"},
    "half keys": {"AWS_ACCESS_KEY_ID": f"{ID}9"},
    "secret": {"AWS_SECRET_ACCESS_KEY": "s"},
    "web identity": {"AWS_WEB_IDENTITY_TOKEN_FILE": "/dev/null", "AWS_ROLE_ARN": "arn:aws:iam::111122223333:role/w"},
    "container": {"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x"},
}
NAMES = {
    "default": {}, "x": {"AWS_PROFILE": "x"}, "AWS_DEFAULT_PROFILE": {"AWS_DEFAULT_PROFILE": "x"},
    "both": {"AWS_PROFILE": "other", "AWS_DEFAULT_PROFILE": "x"}, "gone": {"AWS_PROFILE": "gone"}, "empty": {"AWS_PROFILE": ""},
}

def ask_botocore(cases):
    """The method and the access key id that botocore finds in each case; an error is the method `error`."""
    script = (
        "import json, os, sys\n"
        "import botocore.credentials as c, botocore.session\n"
        "class Found:\n"
        "    access_key = None\n"
        "    def __init__(self, method): self.method = method\n"
        "c.InstanceMetadataProvider.load = lambda self: None\n"
        "c.ContainerProvider.load = lambda self: Found('container-role') if 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI' in os.environ else None\n"
        "found = []\n"
        "for case in json.load(sys.stdin):\n"
        "    os.environ.clear()\n"
        "    os.environ.update(case)\n"
        "    try:\n"
        "        credentials = botocore.session.Session().get_credentials()\n"
        "        found.append((credentials.method, getattr(credentials, '_access_key', None) or getattr(credentials, 'access_key', None)\n"
        "                      if credentials.method not in ('assume-role', 'assume-role-with-web-identity', 'sso') else None)\n"
        "                     if credentials else ('machine', None))\n"
        "    except Exception as error:\n"
        "        found.append(('error', type(error).__name__))\n"
        "print(json.dumps(found))\n"
    )
    run = subprocess.run([sys.executable, "-c", script], input=json.dumps(cases), capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


METHODS = {
    "env": "environment", "shared-credentials-file": "keys", "config-file": "keys", "assume-role": "role",
    "assume-role-with-web-identity": "web_identity", "custom-process": "process", "sso": "sso", "container-role": "container",
    "machine": "machine", "error": "error",
}


def write(home, folder, name: str, config: str, credentials) -> dict:
    """Files with one profile of interest, and the variables that lead to them."""
    folder.mkdir()
    header = "[default]" if name == "default" else f"[profile {name}]"
    own = CONFIG[config].format(name=name)
    text = f"[profile source]\n{keys(3)}[profile circle]\n{ROLE}source_profile = {name}\n[profile other]\n{keys(4)}"
    (folder / "config").write_text(f"{text}{header}\n{own}")
    section = CREDENTIALS[credentials]
    (folder / "credentials").write_text("" if section is None else f"[{name}]\n{section}")
    return {
        "HOME": str(home.path), "PATH": home.environment["PATH"], "AWS_CONFIG_FILE": str(folder / "config"),
        "AWS_SHARED_CREDENTIALS_FILE": str(folder / "credentials"),
    }


def identities(home, variables):
    run = home.execute(home.program, "doctor", "--sdk", "--json", variables=variables)
    assert (run.status, run.stderr) == (0, ""), run
    return {row["sdk"]: row for row in json.loads(run.stdout)}


@pytest.mark.parametrize("variables", VARIABLES)
def test_the_row_of_botocore_is_what_botocore_does(home, variables):
    root = home.scratch("sdk")
    cases, ours = [], []
    # Which variable names the profile makes no difference to what else is set.
    names = NAMES if variables in ("nothing", "keys") else ["default", "x"]
    for number, (config, credentials, naming) in enumerate(itertools.product(CONFIG, CREDENTIALS, names)):
        name = "default" if naming == "default" else "x"
        case = {**write(home, root / str(number), name, config, credentials), **VARIABLES[variables], **NAMES[naming]}
        cases.append(case)
        row = identities(home, case)["boto3, AWS CLI v1"]
        ours.append((config, credentials, naming, row["source"], row["access_key_id"] if row["source"] in ("keys", "environment") else None))
    theirs = [
        (*(case[:3]), METHODS[method], key if METHODS[method] in ("keys", "environment") else None)
        for case, (method, key) in zip(ours, ask_botocore(cases))
    ]
    assert ([pair for pair in zip(ours, theirs) if pair[0] != pair[1]], len(cases) > 80) == ([], True)


# The others, by their own sources


@pytest.mark.parametrize("variables, sources", [
    ({"AWS_PROFILE": "staging"}, ["keys"] * 7),
    ({"AWS_PROFILE": "staging", "AWS_ACCESS_KEY_ID": "AKIA1", "AWS_SECRET_ACCESS_KEY": "s"},
     ["environment"] * 3 + ["keys"] + ["environment"] * 3),
    ({"AWS_PROFILE": "gone"}, ["error"] * 3 + ["machine"] * 2 + ["error"] * 2),
    ({"AWS_PROFILE": "gone", "AWS_ACCESS_KEY_ID": "AKIA1", "AWS_SECRET_ACCESS_KEY": "s"},
     ["error"] * 3 + ["machine"] + ["environment"] * 2 + ["error"]),
    ({"AWS_DEFAULT_PROFILE": "staging"}, ["keys"] * 3 + ["machine"] * 3 + ["keys"]),
    ({"AWS_PROFILE": "staging", "AWS_WEB_IDENTITY_TOKEN_FILE": "/x", "AWS_ROLE_ARN": "r"},
     ["web_identity"] * 3 + ["keys"] + ["web_identity"] + ["keys"] + ["web_identity"]),
    ({"AWS_ACCESS_KEY_ID": "AKIA1"}, ["error"] * 2 + ["machine"] * 5),
    ({"AWS_PROFILE": "both"}, ["keys"] * 4 + ["process"] * 2 + ["keys"]),
    ({"AWS_PROFILE": "two words"}, ["keys"] * 3 + ["machine"] * 2 + ["error"] + ["keys"]),
])
def test_each_family_has_its_own_order(home, variables, sources):
    keys_of = "aws_access_key_id = AKIAEXAMPLE000000001\naws_secret_access_key = s\n"
    home.configure(config="[profile both]\ncredential_process = /bin/false\n", credentials=f"[both]\n{keys_of}[two words]\n{keys_of}")
    rows = identities(home, variables)
    assert (list(rows), [row["source"] for row in rows.values()]) == (FAMILIES, sources)


def test_a_session_of_ours_is_the_same_for_all(shell, home):
    shell.login()
    file = home.path / "rows"
    assert shell.run(f"aws-mfa doctor --sdk --json >{file}").status == 0
    rows = json.loads(file.read_text())
    key = session(home)["AWS_ACCESS_KEY_ID"]
    assert [(row["sdk"], row["profile"], row["access_key_id"]) for row in rows] == [(name, "datatruck-mfa", key) for name in FAMILIES]


def test_the_table_says_whose_and_why(home):
    run = home.awsmfa("doctor", "--sdk", variables={"AWS_PROFILE": "staging", "AWS_ACCESS_KEY_ID": "AKIA1", "AWS_SECRET_ACCESS_KEY": "s"})
    assert (run.status, run.stdout.splitlines()) == (0, [
        "SDK                CREDENTIALS OF          ACCESS KEY            WHY",
        *(f"{name:<17}  the environment's keys  AKIA1                 AWS_ACCESS_KEY_ID is set" for name in FAMILIES[:3]),
        "JavaScript v3      staging                 AKIASTANDINBOB222222  AWS_PROFILE is set",
        *(f"{name:<17}  the environment's keys  AKIA1                 AWS_ACCESS_KEY_ID is set" for name in FAMILIES[4:]),
    ])


def test_the_table_takes_no_profile(home):
    run = home.awsmfa("doctor", "--sdk", "datatruck")
    assert (run.status, run.stderr) == (2, "aws-mfa: doctor does not take datatruck\nhint: did you mean aws-mfa doctor --sdk?\n")
