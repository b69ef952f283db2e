import AWSAPI
import AWSConfig
import Secrecy
import ShellState
import Text

/// `console`: opens the AWS console in the browser, signed in with a role's session.
///
/// States: *resolved* (a role, and a console that it has) → the session joined or opened → *signed in* (a token for it)
/// → printed, or in a private page that the browser shows. Everyone on the computer can read a browser's arguments: it
/// is given the page's path, not the URL.
struct Console {
  let context: Context
  let arguments: Arguments
  private let wish: ConsoleWish

  init(context: Context, arguments: Arguments) throws(Failure) {
    self.context = context
    self.arguments = arguments
    wish = try ConsoleWish(arguments, in: context)
  }

  /// A session that can open a console.
  private struct Access {
    let name: String
    let label: String
    let credentials: SessionCredentials
    let target: Target
    let site: ConsoleSite
    let account: String
  }

  func run() throws(Failure) -> Outcome {
    removeStalePages()
    let access = try access()
    let token = try context.signinToken(
      for: access.credentials, at: access.site, of: access.target, named: access.name)
    let url = access.site.url(token: token, region: region(access), page: wish.page)
    if arguments.flags.contains(.print) {
      context.world.say(Wording.consoleURL(access.name))
      return Outcome(output: url + "\n")
    }
    try open(url, access)
    context.world.say(Wording.consoleOpened(access.label, until: access.credentials.expiration, context.world))
    return Outcome()
  }

  /// `--region`, else the region that this shell's session or this directory's file has brought, else the profile's. One
  /// of another partition has no page here.
  private func region(_ access: Access) -> String {
    let target = access.target
    let isHere = context.shell.activeProfile.map(access.name.isExactly) ?? false
    let environment = context.world.environment
    let partition = Partition.of(region: target.endpoint.region)
    let here = isHere ? environment[.region] ?? environment[.defaultRegion] : nil
    return wish.region
      ?? [here, context.decision().file(of: access.name)?.region].lazy.compactMap { $0 }
      .first { RegionName.isWellFormed($0) && Partition.of(region: $0) == partition }
      ?? target.endpoint.region
  }

  private func open(_ url: String, _ access: Access) throws(Failure) {
    let page = context.stateDirectory.page(context.world.processes.id, now: context.now)
    do throws(FileError) { try context.world.files.write(page, Self.page(url)) } catch { throw .file(error) }
    let browser = BrowserCommand(context.settings.browser)
    let opener = browser.opener(of: page, profile: access.name, account: access.account, context.paths)
    guard case .failed(let status) = context.world.processes.showPage(page, opener) else { return }
    throw browser.failure(status, of: arguments)
  }

  /// Removes pages that outlived the program that was to remove them.
  private func removeStalePages() {
    let names = context.world.files.names(context.stateDirectory.folder)
    for page in context.stateDirectory.stalePages(among: names, now: context.now) {
      try? context.world.files.remove(page)
    }
  }

  /// A page that goes to the URL at once, and does not tell the console where it came from.
  static func page(_ url: String) -> String {
    let address = url.replacing("&", with: "&amp;")
    return """
      <!DOCTYPE html>
      <meta charset="utf-8">
      <meta name="referrer" content="no-referrer">
      <meta http-equiv="refresh" content="0; url=\(address)">
      <title>AWS console</title>
      <a href="\(address)">AWS console</a>

      """
  }

  // MARK: The session

  private func access() throws(Failure) -> Access {
    if let access = try unstoredAccess() { return access }
    if let active = context.active(meantBy: wish.profile) { try context.checkIsNotRestricted(active) }
    let choice = try context.asking(context.profileName(wish.profile))
    let target = try context.target(of: choice)
    guard let role = target.role else {
      throw .noConsole(profile: target.name, near: roleProfile(on: target.profile.name).map(wish.line(naming:)))
    }
    let site = try site(of: target, partition: partition(of: role.arn))
    let session = try SessionRequest(
      context: context, arguments: arguments, choice: choice, for: .console
    ).obtain().session
    return Access(
      name: target.name, label: Wording.name(target.name, session.tie), credentials: session.credentials,
      target: target, site: site, account: RoleName(arn: role.arn).account ?? "")
  }

  /// The session of this shell, if it is in no file (`--role` or `--no-store`).
  private func unstoredAccess() throws(Failure) -> Access? {
    guard let (active, credentials) = context.unstoredSession(meantBy: wish.profile) else { return nil }
    let base = context.oneOffBase(active)
    let target = try context.target(of: context.choice(of: base ?? active))
    guard base != nil || target.role != nil else { return nil }
    let role = context.shell.memory.role ?? target.role?.arn
    let partition = role.map(partition) ?? Partition.of(region: target.endpoint.region).name
    return Access(
      name: active, label: printable(active), credentials: credentials, target: target,
      site: try site(of: target, partition: partition),
      account: role.flatMap { RoleName(arn: $0).account } ?? "")
  }

  private func site(of target: Target, partition: String) throws(Failure) -> ConsoleSite {
    if let region = wish.region, !partition.isEmpty, Partition.of(region: region).name != partition {
      throw .consoleRegion(region, partition: partition, profile: target.name)
    }
    if target.endpoint.isLoopback { return ConsoleSite(standIn: target.endpoint.url) }
    guard target.endpoint.isAWS else {
      throw .consoleNotAWS(profile: target.name, endpoint: target.endpoint.url)
    }
    guard let site = ConsoleSite(partition: partition) else { throw .noConsoleIn(partition: printable(partition)) }
    return site
  }

  private func partition(of role: String) -> String { ARN(role)?.partition ?? "" }

  /// The first profile that assumes a role with this profile's keys.
  private func roleProfile(on source: String) -> String? {
    let shared = context.shared
    return context.userProfiles.first { name in
      guard let resolution = try? shared.resolution(of: name), !resolution.roles.isEmpty else { return false }
      return resolution.profiles.dropFirst().contains { $0.name.isExactly(source) }
    }
  }
}
