import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import type { IEventBus } from 'aws-cdk-lib/aws-events'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Access, FunctionDeclaration } from '#functions/declaration.ts'
import { type TableName, tableVariable } from '#shared/tables.ts'
import { acknowledge } from './acknowledge.ts'
import { alarm } from './alarm.ts'
import type { CodeOf } from './bundle.ts'
import type { Foundation } from './data-stack.ts'
import { grantFiles, grantSecret, grantTable, keyStatement } from './grants.ts'
import { functionAlarms, named, pascal } from './names.ts'
import type { Stage } from './stages.ts'

export type ServiceFunctionProps = {
  readonly declaration: FunctionDeclaration
  readonly stage: Stage
  readonly foundation: Foundation
  readonly codeOf: CodeOf
  readonly bus?: IEventBus
  /** Where what started the function goes when it failed to the end, for functions that nobody waits for. */
  readonly deadLetters?: IQueue
}

/** A Lambda function with all that its declaration asks for and nothing more. */
export class ServiceFunction extends Construct {
  readonly lambda: LambdaFunction
  readonly role: Role

  constructor(scope: Construct, props: ServiceFunctionProps) {
    const { declaration, stage, codeOf, deadLetters } = props
    super(scope, pascal(declaration.name))
    const functionName = named(stage, declaration.name)
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: stage.days.logs,
      removalPolicy: stage.protected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    logGroup.grantWrite(this.role)
    this.lambda = new LambdaFunction(this, 'Function', {
      functionName,
      description: declaration.does,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: codeOf(declaration.name),
      handler: 'index.handler',
      role: this.role,
      logGroup,
      memorySize: declaration.memoryMb,
      timeout: Duration.seconds(declaration.timeoutSeconds),
      reservedConcurrentExecutions: stage.concurrency[declaration.triggers[0].kind],
      tracing: Tracing.ACTIVE,
      environment: environmentOf(props),
      ...(deadLetters && { onFailure: new SqsDestination(deadLetters) }),
    })
    this.grant(props)
    this.watch(props)
    acknowledge(this.role, 'AwsSolutions-IAM5[Resource::*]', 'X-Ray and ListStreams know no resources.')
    acknowledge(
      this.lambda,
      'Serverless-LambdaDLQ',
      'Failures go to a destination, which keeps the error too; where somebody waits for the answer there are none to keep.',
    )
  }

  private grant({ declaration, foundation, bus }: ServiceFunctionProps): void {
    const { role } = this
    const wanted = Object.entries(declaration.tables) as [TableName, Access][]
    for (const [name, access] of wanted) grantTable(role, name, foundation.tables[name], access)
    if (wanted.length > 0)
      role.addToPolicy(
        keyStatement(foundation.key, 'dynamodb', ['Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey']),
      )
    if (declaration.files) grantFiles(role, foundation.files, foundation.key, declaration.files)
    if (declaration.pseudonymises) grantSecret(role, foundation.ulnKey, foundation.key)
    if (declaration.notifies)
      for (const secret of [foundation.notifyKey, foundation.webhookKey]) grantSecret(role, secret, foundation.key)
    if (declaration.publishes) bus?.grantPutEventsTo(role)
  }

  private watch({ declaration, stage, foundation }: ServiceFunctionProps): void {
    const { lambda } = this
    const { name } = declaration
    const shared = { stage, topic: foundation.alarms }
    alarm(this, {
      ...shared,
      name: [name, functionAlarms.errors],
      says: `${name} failed.`,
      metric: lambda.metricErrors({ period: Duration.minutes(5) }),
      above: 0,
    })
    alarm(this, {
      ...shared,
      name: [name, functionAlarms.throttles],
      says: `${name} is asked for more than its reserved concurrency.`,
      metric: lambda.metricThrottles({ period: Duration.minutes(5) }),
      above: 0,
      periods: 2,
    })
  }
}

const environmentOf = ({ declaration, stage, foundation, bus }: ServiceFunctionProps): Record<string, string> => {
  if (declaration.publishes && !bus)
    throw new Error(`${declaration.name} publishes, but its stack is deployed before the bus`)
  const names = Object.keys(declaration.tables) as TableName[]
  return {
    POWERTOOLS_LOG_LEVEL: stage.logLevel,
    ...Object.fromEntries(names.map((name) => [tableVariable(name), foundation.tables[name].tableName])),
    ...(declaration.files && { LADDER_FILES: foundation.files.bucketName }),
    ...(bus && declaration.publishes && { LADDER_BUS: bus.eventBusName }),
    ...(declaration.pseudonymises && { LADDER_ULN_KEY: foundation.ulnKey.secretArn }),
    ...(declaration.notifies && {
      LADDER_NOTIFY_URL: stage.notify.url,
      LADDER_NOTIFY_KEY: foundation.notifyKey.secretArn,
      LADDER_NOTIFY_TEMPLATES: JSON.stringify(stage.notify.templates),
      LADDER_ORIGIN: stage.webOrigin,
      LADDER_WEBHOOK_KEY: foundation.webhookKey.secretArn,
    }),
  }
}
