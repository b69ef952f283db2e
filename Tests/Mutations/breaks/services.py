"""What is sent to AWS, and what its answers mean."""

from places import Break

BREAKS = [
    Break(
        "an endpoint beyond this machine may do without TLS", "Endpoint.swift",
        "guard parts.isHTTPS || parts.isLoopback else", 'guard parts.isHTTPS || !parts.host.isEmpty else',
        swift="EndpointTests|EndpointRefusalTests"),
    Break(
        "a region may be more than one label of a host's name", "Endpoint.swift",
        'byte.isLowercase || byte.isDigit || byte == UInt8(ascii: "-")', "byte.isVisible", swift="EndpointTests|EndpointRefusalTests"),
    Break(
        "a device may have any name", "DeviceSerial.swift",
        ', text.isAlphanumeric(or: "_+=/:,.@-") else', " else", swift="DeviceSerialTests"),
    Break(
        "a clock that is behind is said to be ahead", "Call.swift",
        "minutes(now - $0)", "minutes($0 - now)", swift="SessionTokenTests|LoginFailureTests"),
    Break(
        "a wrong clock that AWS tolerates is not told", "Sending.swift",
        "abs(now - date) > tolerated", "now - date > tolerated", swift="LoginTests|LoginRuleTests|LoginFailureTests"),
    Break(
        "a session that AWS has cut short is taken for a whole one", "Sending.swift",
        "given < duration - 60", "given < 60", swift="LoginTests|LoginRuleTests"),
]
