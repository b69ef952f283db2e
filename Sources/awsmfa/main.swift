import Commands
import LiveWorld

let world = World.live(for: Program.words)
let status: ExitStatus
do throws(Failure) {
  let outcome = try run(Program.words, in: world)
  StandardStream.write(outcome.output, to: 1)
  if let launch = outcome.launch { throw world.become(launch) }
  let isHeard = outcome.plan.isEmpty || world.shell.map { CodeChannel.emit(outcome.plan, to: $0) } ?? true
  status = isHeard ? .done : .failed
} catch {
  StandardStream.write(message(for: error, in: world) + "\n", to: 2)
  status = error.status
}
Program.exit(status)
