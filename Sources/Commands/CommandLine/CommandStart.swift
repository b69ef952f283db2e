/// Where the command begins on a line that has no `--`.
extension Arguments {
  /// Programs that people give credentials to, which are no profiles.
  private static let programs: Set<String> = [
    "aws", "terraform", "tofu", "terragrunt", "kubectl", "helm", "eksctl", "cdk", "sam", "packer", "pulumi", "ansible",
    "ansible-playbook", "docker", "make", "npm", "npx", "node", "python", "python3", "bash", "zsh", "fish", "sh", "env",
  ]

  /// The same verb with the words after its options and its profile as the command; `nil` if none are left.
  func withCommand(_ words: ArraySlice<String>) -> Arguments? {
    var (near, rest) = (self, words)
    while let word = rest.first, word.hasPrefix("-") {
      rest.removeFirst()
      do {
        if let profile = try near.readOption(word, &rest) { near.operands = [profile] }
      } catch { return nil }
    }
    if near.operands.isEmpty, let first = rest.first, !Self.programs.contains(first) {
      near.operands = [first]
      rest.removeFirst()
    }
    near.command = Array(rest)
    return near.command.first.map { !$0.hasPrefix("-") } ?? false ? near : nil
  }
}
