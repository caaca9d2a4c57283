import type { RemovalPolicy } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import { acknowledge } from './acknowledge.ts'
import { named, pascal } from './names.ts'
import type { Stage } from './stages.ts'

type SecretProps = {
  readonly stage: Stage
  readonly key: IKey
  readonly removalPolicy: RemovalPolicy
  readonly description: string
  /** Why it does not rotate by itself. */
  readonly notRotated: string
}

/** A secret that is made at deployment and stands in no template. */
export const randomSecret = (
  scope: Construct,
  name: string,
  { stage, key, removalPolicy, description, notRotated }: SecretProps,
): Secret => {
  const secret = new Secret(scope, pascal(name), {
    secretName: named(stage, name),
    description,
    encryptionKey: key,
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
    removalPolicy,
  })
  acknowledge(secret, 'AwsSolutions-SMG4', notRotated)
  return secret
}
