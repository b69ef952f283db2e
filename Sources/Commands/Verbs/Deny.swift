/// `deny`: stops trusting a `.awsmfa` file.
struct Deny {
  let context: Context
  let arguments: Arguments

  func run() throws(Failure) -> Outcome {
    let file = try context.directoryFile(meantBy: arguments.operand)
    let path = context.world.files.physical(file)
    let wasTrusted: Bool
    do throws(FileError) { wasTrusted = try context.directories.trust.remove(path) } catch { throw .file(error) }
    guard wasTrusted else { throw .notTrusted(path: context.paths.shown(path)) }
    context.world.say(Wording.denied(context.paths.shown(path)))
    return try context.tellingShells(of: path)
  }
}
