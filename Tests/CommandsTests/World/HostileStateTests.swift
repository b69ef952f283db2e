import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellCode
@testable import Text

/// Files of the state folder that something else has written.
struct HostileStateTests {
  @Test func `a state file of any kind is read, and replaced by a good one`() throws {
    let now = Stage.now
    Fuzzing.cases(percent: 2) { generator in
      let stage = Stage()
      let state = StateDirectory(paths: try Paths(Environment(stage.environment)), files: stage.world.files)
      for name in ["generation", "last", "devices", "questions"] {
        stage.files[state.folder + "/" + name] = generator.stateFile(name)
      }
      let generation = state.generation
      try state.bumpGeneration(generator.text())
      try hold(state.generation != generation && state.generation.isAlphanumeric(or: "-._~% "), state.generation)
      for device in state.workingDevices { _ = device.serial }
      let question = StateDirectory.Question(
        profile: generator.text(), until: now + 60, terminal: "pts/1", processID: 7)
      if let open = state.claimQuestion(question, now: now, isRunning: { $0 == 8 }) {
        try hold(open.profile.isExactly(question.profile) && open.until > now, "\(open)")
      } else {
        try hold(state.claimQuestion(question, now: now, isRunning: { $0 == 7 }) == question, "\(question)")
      }
      let device = StateDirectory.WorkingDevice(
        accessKeyID: "AKIA", serial: Sample.serial, acceptedAt: now, endpoint: nil)
      try state.remember(device)
      try hold(state.workingDevices.first == device && state.workingDevices.count <= 64, "\(state.workingDevices)")
      let names = generator.list(upTo: 4) { $0.changed("console-1767261600-12.html") }
      for page in state.stalePages(among: names, now: now) {
        try hold(page.hasPrefix(state.folder + "/console-"), page)
      }
    }
  }
}

extension Generator {
  fileprivate mutating func stateFile(_ name: String) -> String {
    let good = [
      "generation": "7 p\n", "last": "p\n",
      "devices": "AKIA \(Sample.serial) 1767261000\nAKIA GAHT12345678 1767261000 http%3A%2F%2Fx\n",
      "questions": "p 1767261700 pts%2F3 8\nq 1767261700  0\n",
    ]
    return number(below: 4) == 0 ? text() : changed(good[name] ?? "")
  }
}
