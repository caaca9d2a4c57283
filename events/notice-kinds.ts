/** What an organisation is told about a round. In a file of its own, so that who needs no schema loads none. */
export const noticeKinds = ['opened', 'reminder', 'late', 'closed'] as const
