/// A command line as a user types it, and what it is for.
struct Example: Equatable, Sendable {
  let line: String
  let purpose: String

  init(_ line: String, _ purpose: String) {
    self.line = line
    self.purpose = purpose
  }
}

extension Verb {
  /// Shown by help and by the manual page.
  var examples: [Example] {
    switch self {
    case .login:
      [
        Example("aws-mfa datatruck", "a session here and in every other terminal"),
        Example("aws-mfa datatruck --duration 12h --force", "a new one of twelve hours"),
      ]
    case .renew:
      [
        Example("aws-mfa renew", "asks for a new code"),
        Example("aws-mfa renew --code 123456", "with the code at once"),
      ]
    case .use:
      [
        Example("aws-mfa use staging", "the session that is stored for staging"),
        Example("aws-mfa use datatruck-mfa", "the same as datatruck"),
      ]
    case .off:
      [
        Example("aws-mfa off", "your own values are back"),
        Example("aws-mfa off && aws configure list", "what the AWS CLI uses without it"),
      ]
    case .logout:
      [
        Example("aws-mfa logout", "the profile that is active here"),
        Example("aws-mfa logout --all --purge", "all of them, sections included"),
      ]
    case .status:
      [
        Example("aws-mfa status", "profile, account, time left and why"),
        Example("awsmfa status --json | jq -r .expiration", "when the session ends"),
      ]
    case .list:
      [
        Example("aws-mfa list", "all profiles as a table"),
        Example("aws-mfa list --names | grep prod", "names for another program"),
      ]
    case .devices:
      [
        Example("aws-mfa devices datatruck", "your own devices"),
        Example("aws-mfa devices datatruck --user-name bob", "those of another user"),
      ]
    case .doctor:
      [
        Example("aws-mfa doctor", "what is wrong, and how to fix it"),
        Example("aws-mfa doctor --sdk", "which credentials the SDKs use here"),
      ]
    case .setup:
      [
        Example("aws-mfa setup datatruck", "finds its device, or makes the profile"),
        Example(
          "aws-mfa setup admin --role arn:aws:iam::111122223333:role/Admin", "makes a profile for it"),
      ]
    case .rotate:
      [
        Example("aws-mfa rotate datatruck", "a new key, and a question before the old one is deleted"),
        Example("aws-mfa rotate datatruck --delete", "deletes the old one without asking"),
      ]
    case .export:
      [
        Example(#"eval "$(awsmfa export datatruck)""#, "in a script without the integration"),
        Example("awsmfa export --format env-no-export > aws.env", "for docker run --env-file"),
      ]
    case .keys:
      [
        Example("aws-mfa keys move datatruck --to pass", "out of the file, into pass"),
        Example("aws-mfa keys restore datatruck", "back into the file"),
      ]
    case .exec:
      [
        Example("aws-mfa exec datatruck -- terraform apply", "one command with the session"),
        Example("awsmfa exec deploy --duration 1h -- make release", "in a script or a Makefile"),
      ]
    case .console:
      [
        Example("aws-mfa console deploy", "the console as that role"),
        Example("aws-mfa console deploy s3 --region us-east-1", "S3, in that region"),
      ]
    case .credentialProcess:
      [
        Example("credential_process = awsmfa credential-process datatruck", "in ~/.aws/config"),
        Example("awsmfa credential-process datatruck | jq -r .Expiration", "when the session ends"),
      ]
    case .initialize:
      [
        Example("awsmfa init --write", "in the shells that you use"),
        Example(#"eval "$(awsmfa init bash --prompt left)""#, "in ~/.bashrc"),
      ]
    case .allow:
      [
        Example("aws-mfa allow", "the file that is nearest here"),
        Example("aws-mfa allow ~/src/datatruck", "the file of that directory"),
      ]
    case .deny:
      [
        Example("aws-mfa deny", "the file that is nearest here"),
        Example("aws-mfa deny ~/src/datatruck", "the file of that directory"),
      ]
    case .guard:
      [
        Example("aws-mfa guard aws terraform", "both get a live session first"),
        Example("aws-mfa guard --off terraform", "no longer this one"),
      ]
    case .prompt:
      [
        Example("awsmfa prompt", "such as datatruck 35h59m"),
        Example("awsmfa prompt --format '{left}'", "the time only"),
      ]
    case .help:
      [
        Example("aws-mfa help login", "explains login"),
        Example("aws-mfa login --help", "the same"),
      ]
    case .hook: []
    }
  }
}
