import { MetricUnit } from '@aws-lambda-powertools/metrics'
import type { EventBridgeEvent } from 'aws-lambda'
import type { EventType, RecordedEvent } from '#events/catalogue.ts'
import { metricNames } from '#functions/kit/metric-names.ts'
import { metrics } from '#functions/kit/powertools.ts'
import { now } from '#shared/clock.ts'

export const handler = async (delivered: EventBridgeEvent<EventType, RecordedEvent>): Promise<void> => {
  const { 'detail-type': type, detail } = delivered
  const seconds = Math.max(0, (now().getTime() - Date.parse(detail.recordedtime)) / 1000)
  metrics.singleMetric().addDimension('type', type).addMetric(metricNames.eventsDelivered, MetricUnit.Count, 1)
  metrics.singleMetric().addMetric(metricNames.deliverySeconds, MetricUnit.Seconds, seconds)
}
