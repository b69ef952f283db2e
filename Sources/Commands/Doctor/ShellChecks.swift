import AWSConfig
import ShellCode
import ShellState

/// The shell that ran this: whether it has our integration, whole and in its place.
struct ShellChecks {
  let world: World

  func run() -> [Finding] {
    guard let text = world.shellFacts else {
      return [.warning(.integration, world.shell == nil ? .unloaded(usualShell) : .outdated())]
    }
    let facts = ShellFacts(text)
    if facts.isTooOld { return [.warning(.integration, .withoutHooks())] }
    return [.ok(.integration, "the integration is loaded in this shell")] + hooks(facts) + hidden(facts) + prompt(facts)
  }

  private func hooks(_ facts: ShellFacts) -> [Finding] {
    // A script has none.
    guard facts.isHooked else { return [] }
    guard facts.missing.isEmpty else { return [.error(.hooks, .missingHooks(facts.missing))] }
    let late = facts.laterTool.map { [Finding.warning(.hookOrder, .lateTool($0))] } ?? []
    return [.ok(.hooks, "the hooks are in place")] + late.or(.hookOrder, "no tool sets variables after the hooks")
  }

  private func hidden(_ facts: ShellFacts) -> [Finding] {
    facts.hider.map { [.error(.hiddenCommand, .hidden(by: $0))] }
      ?? [.ok(.hiddenCommand, "nothing hides aws-mfa in this shell")]
  }

  private func prompt(_ facts: ShellFacts) -> [Finding] {
    facts.isPromptLost
      ? [.warning(.prompt, .promptLost())] : [.ok(.prompt, "the prompt shows what it was loaded to show")]
  }

  /// The user's shell, as far as the environment tells.
  private var usualShell: Shell {
    let name = world.environment[named: "SHELL"]?.split(separator: "/").last
    return name.flatMap { Shell(rawValue: String($0)) } ?? .bash
  }
}

/// The programs that are run, or may be run by mistake.
struct ProgramChecks {
  let world: World

  func run() -> [Finding] {
    curl + foreign + ownPath
  }

  /// The programs of a name, in the order of the PATH.
  private func programs(_ name: String) -> [String] {
    (world.environment[named: "PATH"] ?? "").split(separator: ":").map { $0 + "/" + name }
      .filter { $0.hasPrefix("/") && world.files.facts($0)?.isProgram ?? false }
  }

  private var curl: [Finding] {
    let hasCLI = !programs("aws").isEmpty
    guard !programs("curl").isEmpty else {
      return [hasCLI ? .warning(.curl, .noCurl(hasCLI: true)) : .error(.curl, .noCurl(hasCLI: false))]
    }
    guard let version = world.aws.curlVersion().flatMap(CurlVersion.init)
    else { return [hasCLI ? .warning(.curl, .noCurl(hasCLI: true)) : .error(.curl, .noCurl(hasCLI: false))] }
    switch version.signs {
    case .everything: return [.ok(.curl, "curl \(version.text) can sign every call")]
    case .plainRequests: return [.warning(.curl, .oldCurl(version, hasCLI: hasCLI))]
    case .nothing:
      return [
        hasCLI ? .warning(.curl, .oldCurl(version, hasCLI: true)) : .error(.curl, .oldCurl(version, hasCLI: false))
      ]
    }
  }

  private var foreign: [Finding] {
    programs("aws-mfa").filter { world.files.realPath($0) != world.files.realPath(world.executable) }
      .map { Finding.warning(.foreignProgram, .foreignProgram($0)) }
      .or(.foreignProgram, "no other program of the name aws-mfa is on the PATH")
  }

  private var ownPath: [Finding] {
    guard let first = programs("awsmfa").first else {
      return [.warning(.programPath, .notOnPath(world.executable))]
    }
    if world.files.realPath(first) != world.files.realPath(world.executable) {
      return [.warning(.programPath, .otherProgram(first, running: world.executable))]
    }
    return [.ok(.programPath, "awsmfa is on the PATH")]
  }
}
