import Text

/// A page of the console: what follows its host.
package struct ConsoleService: Equatable, Sendable {
  /// Such as `s3/home`.
  package let path: String
  /// Where on the page, after `#`.
  let fragment: String?

  /// The console's first page.
  package static let home = ConsoleService(path: "console/home")

  private init(path: String, fragment: String? = nil) {
    (self.path, self.fragment) = (path, fragment)
  }

  /// - Parameter word: a service as people call it, in letters of either case, or the path of a page, such as
  ///   `ec2/v2/home`. A service that is not in the table is taken to be called the same by the console.
  ///
  /// `nil` if no service can have the name.
  package init?(_ word: String) {
    let name = word.lowercased()
    if let known = Self.known(name) {
      self = known
    } else if Self.isName(name) {
      self.init(path: name + "/home")
    } else {
      let parts = word.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count > 1, word.utf8.count <= 200, parts.allSatisfy({ !$0.isEmpty && $0.isAlphanumeric(or: "-_") })
      else { return nil }
      self.init(path: word)
    }
  }

  /// The services that have a name in the table, in order.
  package static let names: [String] = (same + others.map { $0.name }).sorted()

  package static func isKnown(_ word: String) -> Bool { known(word.lowercased()) != nil }

  private static func known(_ name: String) -> ConsoleService? {
    if same.contains(name) { return ConsoleService(path: name + "/home") }
    return others.first { $0.name == name }.map { ConsoleService(path: $0.path, fragment: $0.fragment) }
  }

  private static func isName(_ name: String) -> Bool {
    (2...40).contains(name.utf8.count) && name.isAlphanumeric(or: "-") && !name.hasPrefix("-")
  }

  /// Services that the console calls as people do.
  private static let same = [
    "acm", "amplify", "apigateway", "appsync", "athena", "backup", "batch", "bedrock", "billing", "cloud9",
    "cloudformation", "cloudshell", "cloudtrail", "cloudwatch", "cognito", "config", "connect", "datasync", "ec2",
    "ecr", "ecs", "efs", "eks", "elasticache", "elasticbeanstalk", "emr", "firehose", "fsx", "glue", "guardduty",
    "health", "iam", "iot", "kinesis", "kms", "lakeformation", "lambda", "lightsail", "neptune", "rds", "s3",
    "sagemaker", "secretsmanager", "securityhub", "servicequotas", "ses", "singlesignon", "sns", "sqs", "states",
    "support", "systems-manager", "transfer", "trustedadvisor", "wafv2", "xray",
  ]

  /// Services that the console calls otherwise, and the short names that people type.
  private static let others: [(name: String, path: String, fragment: String?)] = [
    ("apigw", "apigateway/home", nil), ("beanstalk", "elasticbeanstalk/home", nil),
    ("bill", "billing/home", nil), ("budgets", "billing/home", "/budgets"),
    ("ce", "cost-management/home", nil), ("cf", "cloudfront/v4/home", nil),
    ("cfn", "cloudformation/home", nil), ("cloudfront", "cloudfront/v4/home", nil),
    ("codebuild", "codesuite/codebuild/projects", nil), ("codecommit", "codesuite/codecommit/repositories", nil),
    ("codedeploy", "codesuite/codedeploy/applications", nil), ("codepipeline", "codesuite/codepipeline/pipelines", nil),
    ("cost", "cost-management/home", nil), ("cw", "cloudwatch/home", nil),
    ("ddb", "dynamodbv2/home", nil), ("directconnect", "directconnect/v2/home", nil),
    ("dms", "dms/v2/home", nil), ("dynamodb", "dynamodbv2/home", nil),
    ("eb", "elasticbeanstalk/home", nil), ("elb", "ec2/home", "LoadBalancers:"),
    ("eventbridge", "events/home", nil), ("events", "events/home", nil),
    ("ga", "globalaccelerator/home", nil), ("gd", "guardduty/home", nil),
    ("identitycenter", "singlesignon/home", nil), ("inspector", "inspector/v2/home", nil),
    ("kafka", "msk/home", nil), ("logs", "cloudwatch/home", "logsV2:log-groups"),
    ("macie", "macie/home", nil), ("mq", "amazon-mq/home", nil), ("msk", "msk/home", nil),
    ("opensearch", "aos/home", nil), ("organizations", "organizations/v2/home", nil),
    ("orgs", "organizations/v2/home", nil), ("phd", "health/home", nil),
    ("quotas", "servicequotas/home", nil), ("r53", "route53/v2/home", nil), ("ram", "ram/home", nil),
    ("redshift", "redshiftv2/home", nil), ("route53", "route53/v2/home", nil),
    ("secrets", "secretsmanager/home", nil), ("sfn", "states/home", nil), ("sm", "secretsmanager/home", nil),
    ("ssm", "systems-manager/home", nil), ("sso", "singlesignon/home", nil),
    ("stepfunctions", "states/home", nil), ("ta", "trustedadvisor/home", nil),
    ("vpc", "vpcconsole/home", nil), ("waf", "wafv2/homev2", nil),
  ]
}
