extension Context {
  /// Whether another process is in the middle of a rotation.
  func isOpen(_ note: RotationNote) -> Bool {
    note.isOpen(now: now, own: world.processes.id, isRunning: world.processes.isRunning)
  }
}
