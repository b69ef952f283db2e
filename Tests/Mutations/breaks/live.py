"""The system: files, processes, curl."""

from places import Break

BREAKS = [
    Break(
        "others can read what is written", "FileSystem.swift",
        "var privateMode: mode_t { mode & 0o700 }", "var privateMode: mode_t { mode & 0o777 }",
        swift="FileSystemTests|SharedFileTests"),
    Break(
        "a new file is for everybody", "TemporaryFile.swift",
        "O_NOFOLLOW, mode: 0o600", "O_NOFOLLOW, mode: 0o644", swift="FileSystemTests|SharedFileTests"),
    Break(
        "a lock that another program holds is not waited for", "FileLocks.swift",
        "LOCK_EX | LOCK_NB", "LOCK_UN | LOCK_NB", swift="SharedFileTests"),
    Break(
        "what another program has just written is lost", "SharedFile.swift",
        "FileAttributes(of: path) == before && ", "", swift="SharedFileTests|RewritingTests"),
    Break(
        "a file is renamed before the disk has it", "TemporaryFile.swift",
        "return csystem_sync(file.number) == 0 ? nil : SystemError(errno)", "return nil",
        pytest=["files/test_sweeps.py", "-k", "looked_at_again"]),
    Break(
        "a file is written in its place", "FileSystem.swift",
        "guard let file = TemporaryFile(in: folder) else { throw notWritten(path, SystemError(errno)) }",
        "if let file = Descriptor(opening: path, O_WRONLY | O_TRUNC) { return file.writeAll(bytes) == nil }\n"
        "    guard let file = TemporaryFile(in: folder) else { throw notWritten(path, SystemError(errno)) }",
        pytest=["files/test_sweeps.py", "-k", "killed_run and renewal or looked_at_again"]),
    Break(
        "a file is changed without a lock", "FileLocks.swift",
        "    else { return Lock(nil) }\n    let deadline", "    else { return Lock(nil) }\n    if patience >= 0 { return Lock(nil) }\n    let deadline",
        pytest=["files/test_sweeps.py", "-k", "looked_at_again"]),
    Break(
        "what a killed program has left stays", "TemporaryFile.swift",
        "if flock(file.number, LOCK_EX | LOCK_NB) == 0 {", "if path.isEmpty {",
        swift="SharedFileTests"),
    Break(
        "a value ends where it has a quote in curl's configuration", "Curl.swift",
        r'text += "\\\""', r'text += "\""', swift="CurlTests"),
    Break(
        "keys go to another host without TLS", "Curl.swift",
        '"=http,https" : "=https"', '"=http,https" : "=http,https"', swift="CurlTests"),
    Break(
        "curl follows where an answer sends it", "Curl.swift",
        r"silent\nshow-error\n", r"silent\nlocation\nshow-error\n", swift="CurlTests"),
    Break(
        "a second header can hide in a token", "Curl.swift",
        "guard text.isVisibleASCII else", "guard !text.isEmpty else", swift="CurlTests"),
    Break(
        "code for a shell goes to any descriptor 3", "CodeChannel.swift",
        "S_IFMT == S_IFIFO,", "S_IFMT != 0,",
        pytest=["shells/test_wrappers.py", "-k", "descriptor"]),
    Break(
        "a command that exec runs gets the shell's memory", "Replacement.swift",
        "for variable in ShellProtocol.Handed.allCases { unsafe unsetenv(variable.rawValue) }", "",
        pytest=["verbs/test_exec.py", "-k", "shells_memory and bash"]),
]
