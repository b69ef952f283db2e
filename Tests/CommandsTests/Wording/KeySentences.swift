@testable import AWSAPI
@testable import AWSConfig
@testable import Commands

/// The messages about keys that are moved, and about password stores.
extension FailureSentence {
  static let keys: [FailureSentence] = stores + places + words

  private static let anew =
    "put the right line back, AKIAEXAMPLE:SECRET; if the secret is lost, make a new access key in the AWS console"

  private static let stores: [FailureSentence] = [
    store(
      .noProgram("pass"), "there is no program pass, which pass needs for the keys of p",
      "install it (Debian, Homebrew: pass)"),
    store(
      .noProgram("secret-tool"), in: .secretService,
      "there is no program secret-tool, which the secret service needs for the keys of p",
      "install it (Debian: libsecret-tools)"),
    store(
      .noProgram("security"), in: .keychain,
      "there is no program security, which the keychain needs for the keys of p",
      "the keychain is on macOS only: elsewhere, use pass or secret-service"),
    store(.noEntry, "pass has no entry aws-mfa/AKIAEXAMPLE, which had the keys of p", anew),
    store(
      .otherKey("AKIAOTHER"), in: .keychain,
      "the entry aws-mfa/AKIAEXAMPLE of the keychain has the keys of another id, AKIAOTHER", anew),
    store(.notKeys, "the entry aws-mfa/AKIAEXAMPLE of pass does not have the form ID:SECRET", anew),
    store(
      .differs, "pass has another secret for AKIAEXAMPLE already, as aws-mfa/AKIAEXAMPLE",
      "find out which of the two is right; remove the entry if it is the one in the file"),
    store(
      .locked, "pass was not unlocked for the keys of p",
      "try again and type the passphrase of your GPG key; without a terminal, gpg needs a graphical pinentry"),
    store(
      .locked, in: .secretService, "the secret service was not unlocked for the keys of p",
      "unlock it, for example in Passwords and Keys, then try again in a desktop session"),
    store(
      .locked, in: .keychain, "the keychain was not unlocked for the keys of p",
      "run security unlock-keychain, then try again"),
    store(
      .unreachable(said: "no bus"), in: .secretService, "no secret service answers for the keys of p: no bus",
      "run this in your desktop session, or start gnome-keyring-daemon in a D-Bus session"),
    store(.notSetUp, "pass has no GPG key to encrypt for", "run pass init GPG-ID first"),
    store(
      .failed(status: 2, said: "gpg: no"), "pass failed for the keys of p with status 2: gpg: no",
      "see whether pass works without aws-mfa"),
    store(
      .timedOut(seconds: 60), "pass did not answer within 60 seconds for the keys of p",
      "unlock it first, then try again"),
    FailureSentence(
      .refused(.unknownKey(id: "AKIAEXAMPLE", .store), profile: "p"), .refused,
      "AWS does not know the access key AKIAEXAMPLE, or it is inactive",
      "check it in the AWS console, then bring the keys back with aws-mfa keys restore p, then enter both again with aws configure"
    ),
  ]

  private static func store(
    _ error: KeyStoreError, in store: KeyStore = .pass, _ text: String, _ hint: String
  ) -> FailureSentence {
    FailureSentence(
      .keyStore(error, StoredKeys(store: store, id: "AKIAEXAMPLE"), profile: "p"), .failed, text, hint)
  }

  private static let places: [FailureSentence] = [
    place(
      .none, "profile p has no access keys to open a session with", "add them with: aws-mfa setup p"),
    place(
      .process, "the credential_process of profile p has its keys, and it is not of aws-mfa",
      "they are in no file that you could take them out of; leave them there"),
    place(
      .environment, "profile p has its keys from the environment",
      "put them into a profile first: aws configure --profile NAME"),
    place(
      .ofSource("q"), "profile p has its keys from profile q", "name that one: aws-mfa keys move q --to …"),
    place(
      .besideRole, "profile p has a role beside its keys, and the SDKs would not find them for it elsewhere",
      "give the keys a profile of their own, and name it as source_profile of the role"),
    place(
      .included("q"), "profile p includes its keys from profile q", "name that one: aws-mfa keys move q --to …"),
    place(.inBothFiles, "profile p has keys in both files", "remove those in the config file, which do not count"),
    place(
      .besideProcess, "profile p has a credential_process beside its keys",
      "remove the credential_process line: the keys come before it"),
    place(
      .inConfig, "the keys of profile p are in the config file, and a plain name needs them in ~/.aws/credentials",
      "move the two lines into [p] there"),
    place(
      .sectionTaken("p-long-term"), "~/.aws/credentials has a section [p-long-term] already",
      "rename or remove it: the keys of p would go there"),
    place(
      .inDefaults, "the keys of profile p are in [DEFAULT], which every profile has", "move the two lines into [p]"),
    place(
      .notOneLine, "what would be written for profile p has a line break or another control character in it",
      "write its keys, or its credential_process, on one line each; the path of awsmfa must be one line too"),
    place(
      .hidden,
      "something else in profile p would come before its keys in their new place, so they were left alone",
      "aws-mfa doctor shows what is odd about the profile"),
    FailureSentence(
      .keysNotProven(.pass, profile: "p"), .failed,
      "pass gave back other keys than those of p, so the file was left alone",
      "see what the store holds, then try again"),
    FailureSentence(
      .keysChanged(profile: "p"), .failed, "the keys of p have changed in the meantime, so the file was left alone",
      "aws-mfa keys shows where they are; try again"),
    FailureSentence(
      .notInStore(profile: "p"), .failed,
      "the keys of p are not in a password store, and keys print shows no others",
      "aws-mfa keys move p --to pass puts them into one"),
  ]

  private static func place(_ error: KeyPlaceError, _ text: String, _ hint: String) -> FailureSentence {
    FailureSentence(.keyPlace(error, profile: "p"), .failed, text, hint)
  }

  private static let words: [FailureSentence] = [
    FailureSentence(
      .usage(.badKeysWord("mvoe", near: "move")), .usage, "keys has no word mvoe", "did you mean aws-mfa keys move?"),
    FailureSentence(
      .usage(.badKeysWord("datatruck", near: nil)), .usage, "keys has no word datatruck",
      "it has move, restore, print: see aws-mfa help keys"),
    FailureSentence(
      .usage(.badStore(.to, "vault")), .usage, "--to cannot be vault",
      "--to takes pass, secret-service, keychain, section"),
    FailureSentence(
      .usage(.noTarget), .usage, "keys move does not know where to",
      "--to takes pass, secret-service, keychain, section"),
  ]
}
