/// The profile's settings for calls that are made with its session.
extension SharedConfig {
  /// The credentials file with the session stored, together with a copy of the profile's settings.
  package func storing(_ session: StoredSession, for resolution: Resolution) -> [UInt8] {
    storing(session, of: resolution.profile.name, with: mirror(of: resolution))
  }

  /// The profile's settings that the session needs, except those the user has set for the session. A value of several
  /// lines is not a plain setting, and is not copied.
  private func mirror(of resolution: Resolution) -> [(key: ProfileKey, value: String)] {
    let profile = resolution.profile
    return ProfileKey.mirroredKeys.compactMap { key in
      let resolved = key == .region ? resolution.along(key)?.value : profile[key]
      guard ownSetting(key, ofSession: profile.name) == nil, let value = resolved, !value.contains("\n") else {
        return nil
      }
      return (key, value)
    }
  }
}
