/// Which process started which, at one moment. A process whose parent has ended no longer counts as a descendant.
struct ProcessTable {
  /// The parent of each process.
  let parents: [pid_t: pid_t]

  func descendants(of process: pid_t) -> [pid_t] {
    let children = parents.keys.filter { parents[$0] == process }
    return children + children.flatMap { descendants(of: $0) }
  }

  func ancestors(of process: pid_t) -> [pid_t] {
    guard let parent = parents[process], parent > 0 else { return [] }
    return [parent] + ancestors(of: parent)
  }

  /// Without processes that cannot be seen; empty on a system that shows none.
  static var now: ProcessTable {
    ProcessTable(parents: Dictionary(ids.map { ($0, parent(of: $0)) }, uniquingKeysWith: { first, _ in first }))
  }

  private static var ids: [pid_t] {
    let room = 2 * csystem_list_processes(nil, 0) + 64
    var processes = [pid_t](repeating: 0, count: Int(room))
    let count = unsafe csystem_list_processes(&processes, room)
    return Array(processes.prefix(Int(count)))
  }

  private static func parent(of process: pid_t) -> pid_t {
    var found = csystem_process()
    return unsafe csystem_find_process(process, &found) ? found.parent : -1
  }
}
