/** The names under which handlers count and by which infra draws and alarms. */
export const metricNamespace = 'Ladder'

export const metricNames = {
  /** Events that the bus delivered, by type. */
  eventsDelivered: 'EventsDelivered',
  /** From the log taking an event in to the bus delivering it. */
  deliverySeconds: 'DeliverySeconds',
} as const
