import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import {
  CfnManagedLoginBranding,
  ClientAttributes,
  FeaturePlan,
  LambdaVersion,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  StandardThreatProtectionMode,
  StringAttribute,
  UserPool,
  type UserPoolClient,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito'
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Construct } from 'constructs'
import { scopes } from '#shared/scopes.ts'
import type { WebConfig } from '../web/config.ts'
import type { Foundation } from './data-stack.ts'
import { machineClient } from './machine-client.ts'
import { named } from './names.ts'
import { ServiceFunction } from './service-function.ts'
import { type FunctionStackProps, stackPropsOf } from './stack-props.ts'
import type { Stage } from './stages.ts'

type IdentityProps = FunctionStackProps & { readonly foundation: Foundation }

/** Who may call: commissioners who sign in, and the systems of organisations. */
export class IdentityStack extends Stack {
  readonly userPool: UserPool
  /** All clients whose tokens the API takes. */
  readonly clients: readonly UserPoolClient[]
  /** Where people sign in: the origin of it, and what the pages are told. */
  readonly signInOrigin: string
  readonly signIn: WebConfig['signIn']

  constructor(scope: Construct, { stage, functions, codeOf, foundation }: IdentityProps) {
    super(scope, 'Identity', stackPropsOf(stage, 'identity', 'Sign-in and clients of Ladder'))
    this.userPool = userPool(this, stage)
    for (const declaration of functions) {
      const target = new ServiceFunction(this, { declaration, stage, foundation, codeOf })
      this.userPool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, target.lambda, LambdaVersion.V3_0)
      // A policy of its own: inside the role's it would tie the function to the pool and the pool to the function.
      new Policy(this, 'ReadClients', {
        roles: [target.role],
        statements: [
          new PolicyStatement({
            actions: ['cognito-idp:DescribeUserPoolClient'],
            resources: [this.userPool.userPoolArn],
          }),
        ],
      })
    }
    const declared = Object.entries(scopes).map(
      ([scopeName, scopeDescription]) => new ResourceServerScope({ scopeName, scopeDescription }),
    )
    const api = this.userPool.addResourceServer('Api', { identifier: 'ladder', scopes: declared })
    const domain = this.userPool.addDomain('SignIn', {
      cognitoDomain: { domainPrefix: stage.signInDomain },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    })
    const web = webClient(this, this.userPool, stage)
    const machines = stage.machineClients.map((organisation) => machineClient(this, organisation, this.userPool, api))
    this.clients = [web, ...machines]
    this.signInOrigin = domain.baseUrl()
    this.signIn = {
      authorize: `${this.signInOrigin}/oauth2/authorize`,
      token: `${this.signInOrigin}/oauth2/token`,
      signOut: `${this.signInOrigin}/logout`,
      issuer: this.userPool.userPoolProviderUrl,
      clientId: web.userPoolClientId,
    }

    new CfnOutput(this, 'UserPoolId', { value: this.userPool.userPoolId })
    new CfnOutput(this, 'WebClientId', { value: web.userPoolClientId })
    new CfnOutput(this, 'TokenAddress', { value: this.signIn.token })
  }
}

const userPool = (scope: Construct, stage: Stage): UserPool =>
  new UserPool(scope, 'Users', {
    userPoolName: named(stage, 'users'),
    selfSignUpEnabled: false,
    signInAliases: { email: true },
    mfa: Mfa.REQUIRED,
    mfaSecondFactor: { otp: true, sms: false },
    passwordPolicy: {
      minLength: 14,
      requireLowercase: true,
      requireUppercase: true,
      requireDigits: true,
      requireSymbols: true,
      tempPasswordValidity: Duration.days(3),
    },
    featurePlan: FeaturePlan.PLUS,
    standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
    customAttributes: { organisation: new StringAttribute({ mutable: true, minLen: 5, maxLen: 32 }) },
    deletionProtection: stage.protected,
    removalPolicy: stage.protected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  })

/** A public client: it has no secret, and proves itself by PKCE. */
const webClient = (scope: Construct, pool: UserPool, stage: Stage): UserPoolClient => {
  const client = pool.addClient('Web', {
    userPoolClientName: named(stage, 'web'),
    generateSecret: false,
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
      callbackUrls: [`${stage.webOrigin}/signed-in`],
      logoutUrls: [stage.webOrigin],
    },
    // Signing in is for the pages alone. With no flow named at all Cognito would allow its own choice.
    authFlows: { userSrp: false },
    preventUserExistenceErrors: true,
    accessTokenValidity: Duration.hours(1),
    idTokenValidity: Duration.hours(1),
    refreshTokenValidity: Duration.hours(8),
    readAttributes: new ClientAttributes().withStandardAttributes({ email: true }).withCustomAttributes('organisation'),
    // Nobody writes their own organisation.
    writeAttributes: new ClientAttributes().withStandardAttributes({ email: true }),
  })
  new CfnManagedLoginBranding(scope, 'SignInPages', {
    userPoolId: pool.userPoolId,
    clientId: client.userPoolClientId,
    useCognitoProvidedValues: true,
  })
  return client
}
