import { MetricUnit } from '@aws-lambda-powertools/metrics'
import type { EventBridgeEvent } from 'aws-lambda'
import type { EventType, RecordedEvent } from '#events/catalogue.ts'
import { metricNames } from '#functions/kit/metric-names.ts'
import { metrics } from '#functions/kit/powertools.ts'
import { now } from '#shared/clock.ts'
import { noteHeard } from '#shared/store/heard.ts'

/** Notes who was heard, then counts and times the delivery, as a whole and by type: one that is tried again counts once. */
export const handler = async (delivered: EventBridgeEvent<EventType, RecordedEvent>): Promise<void> => {
  const { 'detail-type': type, detail } = delivered
  await noteHeard(detail)
  const seconds = Math.max(0, (now().getTime() - Date.parse(detail.recordedtime)) / 1000)
  metrics.addDimensions({})
  metrics.addDimensions({ type })
  metrics.addMetric(metricNames.eventsDelivered, MetricUnit.Count, 1)
  metrics.addMetric(metricNames.deliverySeconds, MetricUnit.Seconds, seconds)
  metrics.publishStoredMetrics()
}
