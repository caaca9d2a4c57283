import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  type CfnStage,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch'
import type { IEventBus } from 'aws-cdk-lib/aws-events'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { accessLogFields } from './access-log.ts'
import { acknowledge } from './acknowledge.ts'
import { alarm } from './alarm.ts'
import type { Foundation } from './data-stack.ts'
import type { IdentityStack } from './identity-stack.ts'
import { named, pascal, stageAlarms, triggersOf } from './names.ts'
import { ServiceFunction } from './service-function.ts'
import { type FunctionStackProps, stackPropsOf } from './stack-props.ts'

type ApiProps = FunctionStackProps & {
  readonly foundation: Foundation
  readonly identity: IdentityStack
  readonly bus: IEventBus
}

/** API Gateway takes no more audiences for one authoriser, and raises it for nobody. */
const MOST_CLIENTS = 50

/** The front door: each route with its scopes, or public because its declaration says so. */
export class ApiStack extends Stack {
  readonly address: string

  constructor(scope: Construct, { stage, functions, codeOf, foundation, identity, bus }: ApiProps) {
    super(scope, 'Api', stackPropsOf(stage, 'api', 'HTTP interface of Ladder'))
    const api = new HttpApi(this, 'Http', { apiName: named(stage, 'api'), createDefaultStage: false })
    const signedIn = tokensOf(identity)
    const open = new HttpNoneAuthorizer()
    const routeKeys: string[] = []

    for (const declaration of functions) {
      const { lambda } = new ServiceFunction(this, { declaration, stage, foundation, codeOf, bus })
      const integration = new HttpLambdaIntegration(pascal(declaration.name), lambda)
      for (const { method, path, scopes } of triggersOf(declaration, 'http')) {
        const routes = api.addRoutes({
          path,
          methods: [HttpMethod[method]],
          integration,
          ...(scopes === 'public' ? { authorizer: open } : { authorizer: signedIn, authorizationScopes: [...scopes] }),
        })
        if (scopes === 'public')
          for (const route of routes)
            acknowledge(route, 'AwsSolutions-APIG4', 'Declared public: it says nothing about anybody.')
        routeKeys.push(`${method} ${path}`)
      }
    }
    this.address = api.apiEndpoint
    const front = this.stageOf(api, routeKeys, { stage, foundation })
    new CfnOutput(this, 'Address', { value: front.url })
  }

  private stageOf(
    api: HttpApi,
    routeKeys: readonly string[],
    { stage, foundation }: Pick<ApiProps, 'stage' | 'foundation'>,
  ): HttpStage {
    const logGroup = new LogGroup(this, 'AccessLogs', {
      logGroupName: `/ladder/${stage.name}/access`,
      retention: stage.days.logs,
      removalPolicy: stage.protected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    const { rate: rateLimit, burst: burstLimit } = stage.throttle
    const front = new HttpStage(this, 'Stage', {
      httpApi: api,
      autoDeploy: true,
      throttle: { rateLimit, burstLimit },
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
      },
    })
    const resource = front.node.defaultChild as CfnStage
    resource.routeSettings = Object.fromEntries(
      routeKeys.map((key) => [
        key,
        { ThrottlingRateLimit: rateLimit, ThrottlingBurstLimit: burstLimit, DetailedMetricsEnabled: true },
      ]),
    )
    // Settings of a route that is not there yet are refused.
    for (const child of api.node.children) if (child.node.id.includes(' ')) resource.node.addDependency(child)

    const period = Duration.minutes(5)
    alarm(this, {
      stage,
      topic: foundation.alarms,
      name: [stageAlarms.serverErrors],
      says: 'The API fails.',
      metric: new MathExpression({
        label: '5xx, per cent of requests',
        expression: '100 * failed / requests',
        usingMetrics: { failed: front.metricServerError({ period }), requests: front.metricCount({ period }) },
        period,
      }),
      above: stage.alarms.serverErrorPercent,
    })
    alarm(this, {
      stage,
      topic: foundation.alarms,
      name: [stageAlarms.latency],
      says: 'The API is slow.',
      metric: front.metricLatency({ period, statistic: 'p99' }),
      above: stage.alarms.latencyMs,
      periods: 3,
    })
    return front
  }
}

const tokensOf = ({ userPool, clients }: IdentityStack): HttpJwtAuthorizer => {
  if (clients.length > MOST_CLIENTS)
    throw new Error(
      `The API takes tokens of ${MOST_CLIENTS} clients at most, and the stage has ${clients.length}: see "More than 49 organisations" in docs/deploying.md`,
    )
  return new HttpJwtAuthorizer('Tokens', userPool.userPoolProviderUrl, {
    jwtAudience: clients.map(({ userPoolClientId }) => userPoolClientId),
  })
}
