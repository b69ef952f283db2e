/// A pipe, both ends of which are close-on-exec.
struct Pipe {
  let reader: CInt
  let writer: CInt

  init() throws(SystemError) {
    var ends: [CInt] = [0, 0]
    guard unsafe pipe(&ends) == 0 else { throw SystemError(errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reader, writer) = (ends[0], ends[1])
  }
}
