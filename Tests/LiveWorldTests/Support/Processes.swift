import Testing

/// Tests that start programs, one after another: a program started at the same moment could inherit another's pipe.
@Suite(.serialized) enum Processes {}
