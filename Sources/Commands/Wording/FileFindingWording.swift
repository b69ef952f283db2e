import AWSConfig
import Text

/// What `doctor` says about files as such. Paths are printable already.
extension FindingWords {
  static func homeless(_ failure: Failure) -> FindingWords {
    FindingWords(failure.words(), why: "aws-mfa and the SDKs find your files by it, so no file was checked")
  }

  static func unreadable(_ error: FileError, _ paths: Paths) -> FindingWords {
    FindingWords(error.words(paths), why: "no tool can read the profiles in it")
  }

  static func malformed(_ fault: INIDocument.Malformed, _ file: String) -> FindingWords {
    let words = fault.words(file)
    return switch fault.reason {
    case .duplicateSection, .duplicateOption:
      FindingWords(
        finding: words.error, why: "the AWS CLI and boto3 refuse the whole file, and other SDKs merge the two",
        fix: "keep one of them, and move what you need from the other one into it")
    case .optionBeforeSection, .notAnOption, .nestedNotAnOption, .openHeader:
      FindingWords(
        finding: words.error, why: "the AWS CLI, boto3 and aws-mfa refuse the whole file",
        fix: "correct the line, or put # in front of it")
    }
  }

  static func readableByOthers(_ file: String, mode: Int, path: String) -> FindingWords {
    FindingWords(
      finding: "\(file) can be read by other users of this computer (mode \(octal(mode)))",
      why: "it holds secret access keys", fix: "chmod 600 \(path)")
  }

  static func writableByOthers(_ file: String, mode: Int, path: String) -> FindingWords {
    FindingWords(
      finding: "\(file) can be changed by other users of this computer (mode \(octal(mode)))",
      why: "a command that they write into your profiles would run as you", fix: "chmod go-w \(path)")
  }

  static func notWritable(_ folder: String, path: String) -> FindingWords {
    FindingWords(
      finding: "nothing can be written in \(folder)",
      why: "sessions and the state that terminals share cannot be stored", fix: "chmod u+w \(path)")
  }

  static func notOwn(_ file: String, path: String) -> FindingWords {
    FindingWords(
      finding: "\(file) belongs to another user",
      why: "the hooks of aws-mfa do nothing then, and a login may not be able to store its session",
      fix: "sudo chown \"$(id -un)\" \(path)")
  }

  static func byteOrderMark(_ file: String) -> FindingWords {
    FindingWords(
      finding: "\(file) begins with a byte order mark",
      why: "the AWS CLI and boto3 refuse the whole file", fix: "save it as UTF-8 without a byte order mark")
  }

  static func notUTF8(_ file: String, line: Int) -> FindingWords {
    FindingWords(
      finding: "\(file):\(line): the line is not UTF-8",
      why: "the AWS CLI and boto3 may refuse the whole file", fix: "save it as UTF-8")
  }

  static func inWorkTree(_ file: String, tree: String, isTracked: Bool, command: String) -> FindingWords {
    isTracked
      ? FindingWords(
        finding: "\(file) is committed to the git repository in \(tree)",
        why: "anyone who can read the repository has your secret access keys",
        fix: "\(command), then replace the keys: they stay in its history")
      : FindingWords(
        finding: "\(file) is in the git work tree \(tree), which does not ignore it",
        why: "git add would put your secret access keys into the repository", fix: command)
  }
}
