import Commands
import LiveWorld

let world = World.live(for: Program.words)
let status: ExitStatus
do throws(Failure) {
  let outcome = try run(Program.words, in: world)
  let isRead = try StandardStream.print(outcome.output)
  if !outcome.afterword.isEmpty { StandardStream.say(outcome.afterword) }
  if let request = outcome.exec { throw world.processes.become(request) }
  let isHeard = outcome.plan.isEmpty || world.shell.map { CodeChannel.emit(outcome.plan, to: $0) } ?? true
  if !isHeard {
    status = .failed
  } else {
    status = isRead ? outcome.status : .unread
  }
} catch {
  StandardStream.say(message(for: error, in: world))
  status = error.status
}
Program.exit(status)
