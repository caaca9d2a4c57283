// Written from the OpenAPI document by `npm run docs`: change the schemas, not this file.

/**
 * A file's name, without folders. That of an ILR file says whose and how old it is.
 */
export type FileName = string
/**
 * An RFC 3339 time with its offset.
 */
export type Time = string
/**
 * An NHS England region: Y56 London, Y58 South West, Y59 South East, Y60 Midlands, Y61 East of England, Y62 North West, Y63 North East and Yorkshire.
 */
export type Region = 'Y56' | 'Y58' | 'Y59' | 'Y60' | 'Y61' | 'Y62' | 'Y63'
/**
 * An integrated care board (before July 2022 an STP), by its ODS code in the older or the newer form.
 */
export type Icb = string
/**
 * A university or college, by its UK provider reference number.
 */
export type Hei = string
/**
 * A course at one HEI: its UKPRN, a slash and a slug.
 */
export type Programme = string
/**
 * A year and month: of an intake, when its teaching starts.
 */
export type Intake = string
/**
 * One intake of one programme.
 */
export type Cohort = string
/**
 * An NHS employer, by its ODS code.
 */
export type Employer = string
/**
 * The kind of qualification.
 */
export type Route = 'higher-apprenticeship' | 'foundation-degree' | 'cert-he' | 'dip-he' | 'diploma'
/**
 * A word of a vocabulary that Ladder leaves open: a specialism, a profession.
 */
export type Slug = string
/**
 * Where a trainee works.
 */
export type Setting =
  'mental-health' | 'physical-health' | 'community' | 'primary-care' | 'social-care' | 'laboratory' | 'other'
/**
 * Where the money for a training comes from.
 */
export type Funding = 'levy' | 'co-investment' | 'training-grant' | 'self-funded' | 'other'
/**
 * The answer to a question about an aggregate.
 */
export type AggregateAnswer =
  | {
      aggregate: 'sustainability'
      filters: Filters
      groupBy: (
        | 'region'
        | 'icb'
        | 'hei'
        | 'programme'
        | 'intake'
        | 'cohort'
        | 'employer'
        | 'route'
        | 'specialism'
        | 'setting'
        | 'funding'
        | 'guaranteedPost'
      )[]
      asOf: string
      disclosure: 'exact' | 'rounded'
      /**
       * The month whose published figures these are; live ones have none.
       */
      publication?: Intake
      /**
       * The published figures as corrected since, for those who see exact ones; null where none differs.
       */
      restated?: {
        total: {
          /**
           * Places commissioned. Null when sliced finer than by cohort and region.
           */
          places: number | null
          /**
           * Enrolments. A count of enrolments.
           */
          enrolled: number
          /**
           * enrolled ÷ places. Null over nothing.
           */
          fillRate: number | null
          /**
           * The intakes of this slice, oldest first.
           */
          intakes?: {
            intake: Intake
            /**
             * Places commissioned. Null when sliced finer than by cohort and region.
             */
            places: number | null
            /**
             * Enrolments. A count of enrolments.
             */
            enrolled: number
          }[]
          /**
           * The smallest intake that keeps the programme running.
           */
          minimumIntake?: number | null
          /**
           * Theil–Sen slope: enrolments more (or fewer) per intake.
           */
          trend?: number | null
          /**
           * Sample standard deviation ÷ mean of the last five intakes. Null over nothing.
           */
          volatility?: number | null
          /**
           * closed; unviable: the last two intakes below the minimum; at-risk: the last one, or the last plus the trend, below it; else viable.
           */
          status?: 'closed' | 'unviable' | 'at-risk' | 'viable'
          /**
           * Programmes of this slice that are not closed.
           */
          programmesOpen?: number
          /**
           * The HEIs that run them.
           */
          heis?: number
          /**
           * The largest share of one HEI in the enrolments of the last 12 months. Null over nothing.
           */
          largestHeiShare?: number | null
          /**
           * confirmed − leavers. A count of enrolments.
           */
          inPost?: number
          /**
           * Leavers of the last 12 months. A count of enrolments.
           */
          leaversPerYear?: number
          /**
           * Completions of the last 12 months. A count of enrolments.
           */
          completionsPerYear?: number
          /**
           * completionsPerYear ÷ leaversPerYear. Null over nothing.
           */
          yearsOfSupply?: number | null
        }
        rows: {
          /**
           * Places commissioned. Null when sliced finer than by cohort and region.
           */
          places: number | null
          /**
           * Enrolments. A count of enrolments.
           */
          enrolled: number
          /**
           * enrolled ÷ places. Null over nothing.
           */
          fillRate: number | null
          /**
           * The intakes of this slice, oldest first.
           */
          intakes?: {
            intake: Intake
            /**
             * Places commissioned. Null when sliced finer than by cohort and region.
             */
            places: number | null
            /**
             * Enrolments. A count of enrolments.
             */
            enrolled: number
          }[]
          /**
           * The smallest intake that keeps the programme running.
           */
          minimumIntake?: number | null
          /**
           * Theil–Sen slope: enrolments more (or fewer) per intake.
           */
          trend?: number | null
          /**
           * Sample standard deviation ÷ mean of the last five intakes. Null over nothing.
           */
          volatility?: number | null
          /**
           * closed; unviable: the last two intakes below the minimum; at-risk: the last one, or the last plus the trend, below it; else viable.
           */
          status?: 'closed' | 'unviable' | 'at-risk' | 'viable'
          /**
           * Programmes of this slice that are not closed.
           */
          programmesOpen?: number
          /**
           * The HEIs that run them.
           */
          heis?: number
          /**
           * The largest share of one HEI in the enrolments of the last 12 months. Null over nothing.
           */
          largestHeiShare?: number | null
          /**
           * confirmed − leavers. A count of enrolments.
           */
          inPost?: number
          /**
           * Leavers of the last 12 months. A count of enrolments.
           */
          leaversPerYear?: number
          /**
           * Completions of the last 12 months. A count of enrolments.
           */
          completionsPerYear?: number
          /**
           * completionsPerYear ÷ leaversPerYear. Null over nothing.
           */
          yearsOfSupply?: number | null
          key: {
            [k: string]: string | boolean | null
          }
        }[]
        asOf: string
      } | null
      total: {
        /**
         * Places commissioned. Null when sliced finer than by cohort and region.
         */
        places: number | null
        /**
         * Enrolments. A count of enrolments.
         */
        enrolled: number
        /**
         * enrolled ÷ places. Null over nothing.
         */
        fillRate: number | null
        /**
         * The intakes of this slice, oldest first.
         */
        intakes?: {
          intake: Intake
          /**
           * Places commissioned. Null when sliced finer than by cohort and region.
           */
          places: number | null
          /**
           * Enrolments. A count of enrolments.
           */
          enrolled: number
        }[]
        /**
         * The smallest intake that keeps the programme running.
         */
        minimumIntake?: number | null
        /**
         * Theil–Sen slope: enrolments more (or fewer) per intake.
         */
        trend?: number | null
        /**
         * Sample standard deviation ÷ mean of the last five intakes. Null over nothing.
         */
        volatility?: number | null
        /**
         * closed; unviable: the last two intakes below the minimum; at-risk: the last one, or the last plus the trend, below it; else viable.
         */
        status?: 'closed' | 'unviable' | 'at-risk' | 'viable'
        /**
         * Programmes of this slice that are not closed.
         */
        programmesOpen?: number
        /**
         * The HEIs that run them.
         */
        heis?: number
        /**
         * The largest share of one HEI in the enrolments of the last 12 months. Null over nothing.
         */
        largestHeiShare?: number | null
        /**
         * confirmed − leavers. A count of enrolments.
         */
        inPost?: number
        /**
         * Leavers of the last 12 months. A count of enrolments.
         */
        leaversPerYear?: number
        /**
         * Completions of the last 12 months. A count of enrolments.
         */
        completionsPerYear?: number
        /**
         * completionsPerYear ÷ leaversPerYear. Null over nothing.
         */
        yearsOfSupply?: number | null
      }
      rows: {
        /**
         * Places commissioned. Null when sliced finer than by cohort and region.
         */
        places: number | null
        /**
         * Enrolments. A count of enrolments.
         */
        enrolled: number
        /**
         * enrolled ÷ places. Null over nothing.
         */
        fillRate: number | null
        /**
         * The intakes of this slice, oldest first.
         */
        intakes?: {
          intake: Intake
          /**
           * Places commissioned. Null when sliced finer than by cohort and region.
           */
          places: number | null
          /**
           * Enrolments. A count of enrolments.
           */
          enrolled: number
        }[]
        /**
         * The smallest intake that keeps the programme running.
         */
        minimumIntake?: number | null
        /**
         * Theil–Sen slope: enrolments more (or fewer) per intake.
         */
        trend?: number | null
        /**
         * Sample standard deviation ÷ mean of the last five intakes. Null over nothing.
         */
        volatility?: number | null
        /**
         * closed; unviable: the last two intakes below the minimum; at-risk: the last one, or the last plus the trend, below it; else viable.
         */
        status?: 'closed' | 'unviable' | 'at-risk' | 'viable'
        /**
         * Programmes of this slice that are not closed.
         */
        programmesOpen?: number
        /**
         * The HEIs that run them.
         */
        heis?: number
        /**
         * The largest share of one HEI in the enrolments of the last 12 months. Null over nothing.
         */
        largestHeiShare?: number | null
        /**
         * confirmed − leavers. A count of enrolments.
         */
        inPost?: number
        /**
         * Leavers of the last 12 months. A count of enrolments.
         */
        leaversPerYear?: number
        /**
         * Completions of the last 12 months. A count of enrolments.
         */
        completionsPerYear?: number
        /**
         * completionsPerYear ÷ leaversPerYear. Null over nothing.
         */
        yearsOfSupply?: number | null
        key: {
          [k: string]: string | boolean | null
        }
      }[]
    }
  | {
      aggregate: 'churn'
      filters: Filters
      groupBy: (
        | 'region'
        | 'icb'
        | 'hei'
        | 'programme'
        | 'intake'
        | 'cohort'
        | 'employer'
        | 'route'
        | 'specialism'
        | 'setting'
        | 'funding'
        | 'guaranteedPost'
      )[]
      asOf: string
      disclosure: 'exact' | 'rounded'
      /**
       * The month whose published figures these are; live ones have none.
       */
      publication?: Intake
      /**
       * The published figures as corrected since, for those who see exact ones; null where none differs.
       */
      restated?: {
        total: {
          /**
           * Enrolments. A count of enrolments.
           */
          enrolled: number
          /**
           * In training. A count of enrolments.
           */
          active: number
          /**
           * Interrupted. A count of enrolments.
           */
          paused: number
          /**
           * Left the programme. A count of enrolments.
           */
          withdrawn: number
          /**
           * Withdrawn, by reason. Counts of enrolments; every value is listed.
           */
          withdrawnByReason: {
            [k: string]: number
          }
          /**
           * Ended by a transfer to another cohort. A count of enrolments.
           */
          transferredOut: number
          /**
           * Opened by a transfer from another cohort. A count of enrolments.
           */
          transferredIn: number
          /**
           * Completed: an EPA passed on a higher apprenticeship, the award on any other route. A count of enrolments.
           */
          completed: number
          /**
           * Completed on or before the expected end. A count of enrolments.
           */
          completedOnTime: number
          /**
           * withdrawn ÷ enrolled. Null over nothing.
           */
          withdrawalRate: number | null
          /**
           * Of enrolments whose expected end has passed, the share not completed by it (HEE's RePAIR measure). Null over nothing.
           */
          pathwayAttrition: number | null
          /**
           * Kaplan–Meier by month: withdrawal is the event, all else is censored.
           */
          retention: {
            /**
             * Whole months since the intake month began.
             */
            month: number
            /**
             * Neither withdrawn nor censored in an earlier month. A count of enrolments.
             */
            atRisk: number
            /**
             * Withdrawn in this month. A count of enrolments.
             */
            withdrawn: number
            /**
             * Kaplan–Meier estimate of not having withdrawn by the end of this month. Null over nothing.
             */
            survival: number | null
          }[]
          /**
           * Credits of modules passed, each module once.
           */
          creditsEarned: number
          /**
           * Active, with no module passed, EPA or progress report for 90 days. A count of enrolments.
           */
          stalled: number
        }
        rows: {
          /**
           * Enrolments. A count of enrolments.
           */
          enrolled: number
          /**
           * In training. A count of enrolments.
           */
          active: number
          /**
           * Interrupted. A count of enrolments.
           */
          paused: number
          /**
           * Left the programme. A count of enrolments.
           */
          withdrawn: number
          /**
           * Withdrawn, by reason. Counts of enrolments; every value is listed.
           */
          withdrawnByReason: {
            [k: string]: number
          }
          /**
           * Ended by a transfer to another cohort. A count of enrolments.
           */
          transferredOut: number
          /**
           * Opened by a transfer from another cohort. A count of enrolments.
           */
          transferredIn: number
          /**
           * Completed: an EPA passed on a higher apprenticeship, the award on any other route. A count of enrolments.
           */
          completed: number
          /**
           * Completed on or before the expected end. A count of enrolments.
           */
          completedOnTime: number
          /**
           * withdrawn ÷ enrolled. Null over nothing.
           */
          withdrawalRate: number | null
          /**
           * Of enrolments whose expected end has passed, the share not completed by it (HEE's RePAIR measure). Null over nothing.
           */
          pathwayAttrition: number | null
          /**
           * Kaplan–Meier by month: withdrawal is the event, all else is censored.
           */
          retention: {
            /**
             * Whole months since the intake month began.
             */
            month: number
            /**
             * Neither withdrawn nor censored in an earlier month. A count of enrolments.
             */
            atRisk: number
            /**
             * Withdrawn in this month. A count of enrolments.
             */
            withdrawn: number
            /**
             * Kaplan–Meier estimate of not having withdrawn by the end of this month. Null over nothing.
             */
            survival: number | null
          }[]
          /**
           * Credits of modules passed, each module once.
           */
          creditsEarned: number
          /**
           * Active, with no module passed, EPA or progress report for 90 days. A count of enrolments.
           */
          stalled: number
          key: {
            [k: string]: string | boolean | null
          }
        }[]
        asOf: string
      } | null
      total: {
        /**
         * Enrolments. A count of enrolments.
         */
        enrolled: number
        /**
         * In training. A count of enrolments.
         */
        active: number
        /**
         * Interrupted. A count of enrolments.
         */
        paused: number
        /**
         * Left the programme. A count of enrolments.
         */
        withdrawn: number
        /**
         * Withdrawn, by reason. Counts of enrolments; every value is listed.
         */
        withdrawnByReason: {
          [k: string]: number
        }
        /**
         * Ended by a transfer to another cohort. A count of enrolments.
         */
        transferredOut: number
        /**
         * Opened by a transfer from another cohort. A count of enrolments.
         */
        transferredIn: number
        /**
         * Completed: an EPA passed on a higher apprenticeship, the award on any other route. A count of enrolments.
         */
        completed: number
        /**
         * Completed on or before the expected end. A count of enrolments.
         */
        completedOnTime: number
        /**
         * withdrawn ÷ enrolled. Null over nothing.
         */
        withdrawalRate: number | null
        /**
         * Of enrolments whose expected end has passed, the share not completed by it (HEE's RePAIR measure). Null over nothing.
         */
        pathwayAttrition: number | null
        /**
         * Kaplan–Meier by month: withdrawal is the event, all else is censored.
         */
        retention: {
          /**
           * Whole months since the intake month began.
           */
          month: number
          /**
           * Neither withdrawn nor censored in an earlier month. A count of enrolments.
           */
          atRisk: number
          /**
           * Withdrawn in this month. A count of enrolments.
           */
          withdrawn: number
          /**
           * Kaplan–Meier estimate of not having withdrawn by the end of this month. Null over nothing.
           */
          survival: number | null
        }[]
        /**
         * Credits of modules passed, each module once.
         */
        creditsEarned: number
        /**
         * Active, with no module passed, EPA or progress report for 90 days. A count of enrolments.
         */
        stalled: number
      }
      rows: {
        /**
         * Enrolments. A count of enrolments.
         */
        enrolled: number
        /**
         * In training. A count of enrolments.
         */
        active: number
        /**
         * Interrupted. A count of enrolments.
         */
        paused: number
        /**
         * Left the programme. A count of enrolments.
         */
        withdrawn: number
        /**
         * Withdrawn, by reason. Counts of enrolments; every value is listed.
         */
        withdrawnByReason: {
          [k: string]: number
        }
        /**
         * Ended by a transfer to another cohort. A count of enrolments.
         */
        transferredOut: number
        /**
         * Opened by a transfer from another cohort. A count of enrolments.
         */
        transferredIn: number
        /**
         * Completed: an EPA passed on a higher apprenticeship, the award on any other route. A count of enrolments.
         */
        completed: number
        /**
         * Completed on or before the expected end. A count of enrolments.
         */
        completedOnTime: number
        /**
         * withdrawn ÷ enrolled. Null over nothing.
         */
        withdrawalRate: number | null
        /**
         * Of enrolments whose expected end has passed, the share not completed by it (HEE's RePAIR measure). Null over nothing.
         */
        pathwayAttrition: number | null
        /**
         * Kaplan–Meier by month: withdrawal is the event, all else is censored.
         */
        retention: {
          /**
           * Whole months since the intake month began.
           */
          month: number
          /**
           * Neither withdrawn nor censored in an earlier month. A count of enrolments.
           */
          atRisk: number
          /**
           * Withdrawn in this month. A count of enrolments.
           */
          withdrawn: number
          /**
           * Kaplan–Meier estimate of not having withdrawn by the end of this month. Null over nothing.
           */
          survival: number | null
        }[]
        /**
         * Credits of modules passed, each module once.
         */
        creditsEarned: number
        /**
         * Active, with no module passed, EPA or progress report for 90 days. A count of enrolments.
         */
        stalled: number
        key: {
          [k: string]: string | boolean | null
        }
      }[]
    }
  | {
      aggregate: 'outcomes'
      filters: Filters
      groupBy: (
        | 'region'
        | 'icb'
        | 'hei'
        | 'programme'
        | 'intake'
        | 'cohort'
        | 'employer'
        | 'route'
        | 'specialism'
        | 'setting'
        | 'funding'
        | 'guaranteedPost'
      )[]
      asOf: string
      disclosure: 'exact' | 'rounded'
      /**
       * The month whose published figures these are; live ones have none.
       */
      publication?: Intake
      /**
       * The published figures as corrected since, for those who see exact ones; null where none differs.
       */
      restated?: {
        total: {
          /**
           * Completed. A count of enrolments.
           */
          completed: number
          /**
           * Completed, a post confirmed. A count of enrolments.
           */
          confirmed: number
          /**
           * Completed, a post said to be missing. A count of enrolments.
           */
          missing: number
          /**
           * Missing, by reason. Counts of enrolments; every value is listed.
           */
          missingByReason: {
            [k: string]: number
          }
          /**
           * Completed, nothing said of a post. A count of enrolments.
           */
          awaited: number
          /**
           * confirmed ÷ completed. Null over nothing.
           */
          postRate: number | null
          /**
           * Completed with a guaranteed post. A count of enrolments.
           */
          guaranteed: number
          /**
           * Guaranteed and confirmed. A count of enrolments.
           */
          guaranteedConfirmed: number
          /**
           * guaranteedConfirmed ÷ guaranteed. Null over nothing.
           */
          guaranteeKeptRate: number | null
          /**
           * Confirmed, by whole months from completion to the post's start. Counts of enrolments; every value is listed.
           */
          monthsToPost: {
            [k: string]: number
          }
          /**
           * Band after training, where it was said. Counts of enrolments; every value is listed.
           */
          bandAfter: {
            [k: string]: number
          }
          /**
           * Each enrolment's latest EPA result. Counts of enrolments; every value is listed.
           */
          epa: {
            [k: string]: number
          }
          /**
           * Confirmed, and left since. A count of enrolments.
           */
          leavers: number
          /**
           * Leavers, by reason. Counts of enrolments; every value is listed.
           */
          leaversByReason: {
            [k: string]: number
          }
          /**
           * Whole months from intake to completion, summed over missing.
           */
          trainingMonthsWithoutPost: number
          apel: {
            /**
             * Granted or declined. A count of enrolments.
             */
            applicants: number
            /**
             * Grants by months of credit. Counts of enrolments; every value is listed.
             */
            byCredit: {
              [k: string]: number
            }
            /**
             * Grants of 24 months or more ÷ applicants. Null over nothing.
             */
            twoYearRate: number | null
            /**
             * The share of graduates who got two years of credit in 2010 (Hefce).
             */
            benchmark: 0.8
            /**
             * Grants by the HEI of the enrolment. A count of enrolments.
             */
            sameHei: number
            /**
             * Grants by another HEI. A count of enrolments.
             */
            otherHei: number
            /**
             * Grants by mode of study. Counts of enrolments; every value is listed.
             */
            byMode: {
              [k: string]: number
            }
            /**
             * Declined, with no grant. A count of enrolments.
             */
            declined: number
            /**
             * Declined, by reason. Counts of enrolments; every value is listed.
             */
            declinedByReason: {
              [k: string]: number
            }
          }
          /**
           * Completed, left for a pre-registration degree, no post confirmed before. A count of enrolments.
           */
          leftForPreRegistrationWithoutPost: number
        }
        rows: {
          /**
           * Completed. A count of enrolments.
           */
          completed: number
          /**
           * Completed, a post confirmed. A count of enrolments.
           */
          confirmed: number
          /**
           * Completed, a post said to be missing. A count of enrolments.
           */
          missing: number
          /**
           * Missing, by reason. Counts of enrolments; every value is listed.
           */
          missingByReason: {
            [k: string]: number
          }
          /**
           * Completed, nothing said of a post. A count of enrolments.
           */
          awaited: number
          /**
           * confirmed ÷ completed. Null over nothing.
           */
          postRate: number | null
          /**
           * Completed with a guaranteed post. A count of enrolments.
           */
          guaranteed: number
          /**
           * Guaranteed and confirmed. A count of enrolments.
           */
          guaranteedConfirmed: number
          /**
           * guaranteedConfirmed ÷ guaranteed. Null over nothing.
           */
          guaranteeKeptRate: number | null
          /**
           * Confirmed, by whole months from completion to the post's start. Counts of enrolments; every value is listed.
           */
          monthsToPost: {
            [k: string]: number
          }
          /**
           * Band after training, where it was said. Counts of enrolments; every value is listed.
           */
          bandAfter: {
            [k: string]: number
          }
          /**
           * Each enrolment's latest EPA result. Counts of enrolments; every value is listed.
           */
          epa: {
            [k: string]: number
          }
          /**
           * Confirmed, and left since. A count of enrolments.
           */
          leavers: number
          /**
           * Leavers, by reason. Counts of enrolments; every value is listed.
           */
          leaversByReason: {
            [k: string]: number
          }
          /**
           * Whole months from intake to completion, summed over missing.
           */
          trainingMonthsWithoutPost: number
          apel: {
            /**
             * Granted or declined. A count of enrolments.
             */
            applicants: number
            /**
             * Grants by months of credit. Counts of enrolments; every value is listed.
             */
            byCredit: {
              [k: string]: number
            }
            /**
             * Grants of 24 months or more ÷ applicants. Null over nothing.
             */
            twoYearRate: number | null
            /**
             * The share of graduates who got two years of credit in 2010 (Hefce).
             */
            benchmark: 0.8
            /**
             * Grants by the HEI of the enrolment. A count of enrolments.
             */
            sameHei: number
            /**
             * Grants by another HEI. A count of enrolments.
             */
            otherHei: number
            /**
             * Grants by mode of study. Counts of enrolments; every value is listed.
             */
            byMode: {
              [k: string]: number
            }
            /**
             * Declined, with no grant. A count of enrolments.
             */
            declined: number
            /**
             * Declined, by reason. Counts of enrolments; every value is listed.
             */
            declinedByReason: {
              [k: string]: number
            }
          }
          /**
           * Completed, left for a pre-registration degree, no post confirmed before. A count of enrolments.
           */
          leftForPreRegistrationWithoutPost: number
          key: {
            [k: string]: string | boolean | null
          }
        }[]
        asOf: string
      } | null
      total: {
        /**
         * Completed. A count of enrolments.
         */
        completed: number
        /**
         * Completed, a post confirmed. A count of enrolments.
         */
        confirmed: number
        /**
         * Completed, a post said to be missing. A count of enrolments.
         */
        missing: number
        /**
         * Missing, by reason. Counts of enrolments; every value is listed.
         */
        missingByReason: {
          [k: string]: number
        }
        /**
         * Completed, nothing said of a post. A count of enrolments.
         */
        awaited: number
        /**
         * confirmed ÷ completed. Null over nothing.
         */
        postRate: number | null
        /**
         * Completed with a guaranteed post. A count of enrolments.
         */
        guaranteed: number
        /**
         * Guaranteed and confirmed. A count of enrolments.
         */
        guaranteedConfirmed: number
        /**
         * guaranteedConfirmed ÷ guaranteed. Null over nothing.
         */
        guaranteeKeptRate: number | null
        /**
         * Confirmed, by whole months from completion to the post's start. Counts of enrolments; every value is listed.
         */
        monthsToPost: {
          [k: string]: number
        }
        /**
         * Band after training, where it was said. Counts of enrolments; every value is listed.
         */
        bandAfter: {
          [k: string]: number
        }
        /**
         * Each enrolment's latest EPA result. Counts of enrolments; every value is listed.
         */
        epa: {
          [k: string]: number
        }
        /**
         * Confirmed, and left since. A count of enrolments.
         */
        leavers: number
        /**
         * Leavers, by reason. Counts of enrolments; every value is listed.
         */
        leaversByReason: {
          [k: string]: number
        }
        /**
         * Whole months from intake to completion, summed over missing.
         */
        trainingMonthsWithoutPost: number
        apel: {
          /**
           * Granted or declined. A count of enrolments.
           */
          applicants: number
          /**
           * Grants by months of credit. Counts of enrolments; every value is listed.
           */
          byCredit: {
            [k: string]: number
          }
          /**
           * Grants of 24 months or more ÷ applicants. Null over nothing.
           */
          twoYearRate: number | null
          /**
           * The share of graduates who got two years of credit in 2010 (Hefce).
           */
          benchmark: 0.8
          /**
           * Grants by the HEI of the enrolment. A count of enrolments.
           */
          sameHei: number
          /**
           * Grants by another HEI. A count of enrolments.
           */
          otherHei: number
          /**
           * Grants by mode of study. Counts of enrolments; every value is listed.
           */
          byMode: {
            [k: string]: number
          }
          /**
           * Declined, with no grant. A count of enrolments.
           */
          declined: number
          /**
           * Declined, by reason. Counts of enrolments; every value is listed.
           */
          declinedByReason: {
            [k: string]: number
          }
        }
        /**
         * Completed, left for a pre-registration degree, no post confirmed before. A count of enrolments.
         */
        leftForPreRegistrationWithoutPost: number
      }
      rows: {
        /**
         * Completed. A count of enrolments.
         */
        completed: number
        /**
         * Completed, a post confirmed. A count of enrolments.
         */
        confirmed: number
        /**
         * Completed, a post said to be missing. A count of enrolments.
         */
        missing: number
        /**
         * Missing, by reason. Counts of enrolments; every value is listed.
         */
        missingByReason: {
          [k: string]: number
        }
        /**
         * Completed, nothing said of a post. A count of enrolments.
         */
        awaited: number
        /**
         * confirmed ÷ completed. Null over nothing.
         */
        postRate: number | null
        /**
         * Completed with a guaranteed post. A count of enrolments.
         */
        guaranteed: number
        /**
         * Guaranteed and confirmed. A count of enrolments.
         */
        guaranteedConfirmed: number
        /**
         * guaranteedConfirmed ÷ guaranteed. Null over nothing.
         */
        guaranteeKeptRate: number | null
        /**
         * Confirmed, by whole months from completion to the post's start. Counts of enrolments; every value is listed.
         */
        monthsToPost: {
          [k: string]: number
        }
        /**
         * Band after training, where it was said. Counts of enrolments; every value is listed.
         */
        bandAfter: {
          [k: string]: number
        }
        /**
         * Each enrolment's latest EPA result. Counts of enrolments; every value is listed.
         */
        epa: {
          [k: string]: number
        }
        /**
         * Confirmed, and left since. A count of enrolments.
         */
        leavers: number
        /**
         * Leavers, by reason. Counts of enrolments; every value is listed.
         */
        leaversByReason: {
          [k: string]: number
        }
        /**
         * Whole months from intake to completion, summed over missing.
         */
        trainingMonthsWithoutPost: number
        apel: {
          /**
           * Granted or declined. A count of enrolments.
           */
          applicants: number
          /**
           * Grants by months of credit. Counts of enrolments; every value is listed.
           */
          byCredit: {
            [k: string]: number
          }
          /**
           * Grants of 24 months or more ÷ applicants. Null over nothing.
           */
          twoYearRate: number | null
          /**
           * The share of graduates who got two years of credit in 2010 (Hefce).
           */
          benchmark: 0.8
          /**
           * Grants by the HEI of the enrolment. A count of enrolments.
           */
          sameHei: number
          /**
           * Grants by another HEI. A count of enrolments.
           */
          otherHei: number
          /**
           * Grants by mode of study. Counts of enrolments; every value is listed.
           */
          byMode: {
            [k: string]: number
          }
          /**
           * Declined, with no grant. A count of enrolments.
           */
          declined: number
          /**
           * Declined, by reason. Counts of enrolments; every value is listed.
           */
          declinedByReason: {
            [k: string]: number
          }
        }
        /**
         * Completed, left for a pre-registration degree, no post confirmed before. A count of enrolments.
         */
        leftForPreRegistrationWithoutPost: number
        key: {
          [k: string]: string | boolean | null
        }
      }[]
    }
/**
 * Ladder's own reference of a trainee: a keyed hash, never a ULN.
 */
export type TraineeRef = string
/**
 * A rule that finds what somebody should look at.
 */
export type ExceptionRule =
  | 'GUARANTEE-BROKEN'
  | 'OUTCOME-OVERDUE'
  | 'STALLED'
  | 'LONG-PAUSE'
  | 'EPA-DUE'
  | 'MOVED-NOT-ARRIVED'
  | 'SILENT-SENDER'
  | 'DROPPED'
  | 'ENROLMENT-UNKNOWN'
  | 'DISAGREEMENT'
  | 'BELOW-MINIMUM'
  | 'LAST-HEI'
/**
 * A calendar date that exists.
 */
export type CalendarDate = string
/**
 * An organisation. Its kind follows from the form of its id: HEI, employer, EPAO or commissioner.
 */
export type Organisation = string
/**
 * A trainee, as senders may name one: by ULN with its right check digit, or by Ladder's own reference.
 */
export type Trainee = string

export type Operations = {
  /**
   * Post one event or a batch
   */
  postEvents: {
    method: 'POST'
    path: '/events'
    parameters: {}
    answer: (Receipt | BatchReceipt) | Receipt
    /**
     * Binary mode: the data; the attributes as ce- headers.
     */
    body: {
      [k: string]: unknown
    }
  }
  /**
   * Send a file: an ILR, a table of events, or a table by which an ILR is read
   */
  postImport: {
    method: 'POST'
    path: '/imports'
    parameters: {
      query?: {
        /**
         * The file's name, where no content-disposition header has it
         */
        name?: FileName
        /**
         * true: say what would happen, and store nothing
         */
        dryRun?: 'true' | 'false'
      }
    }
    answer: Import
    body: UploadWanted
  }
  /**
   * Read how far an import is, and what was found
   */
  getImport: {
    method: 'GET'
    path: '/imports/{id}'
    parameters: {
      path: {
        /**
         * The import
         */
        id: string
      }
      query?: {
        /**
         * Where a table goes on, from the Link header of the answer before
         */
        cursor?: string
      }
    }
    answer: Import
  }
  /**
   * Ask for an aggregate, of any slice, by up to two dimensions
   */
  getAggregate: {
    method: 'GET'
    path: '/aggregates/{aggregate}'
    parameters: {
      path: {
        /**
         * Which aggregate
         */
        aggregate: 'sustainability' | 'churn' | 'outcomes'
      }
      query?: {
        /**
         * Up to two of region, icb, hei, programme, intake, cohort, employer, route, specialism, setting, funding, guaranteedPost, with a comma between them
         */
        groupBy?: string
        /**
         * Only this region
         */
        region?: Region
        /**
         * Only this icb
         */
        icb?: Icb
        /**
         * Only this hei
         */
        hei?: Hei
        /**
         * Only this programme
         */
        programme?: Programme
        /**
         * Only this intake
         */
        intake?: Intake
        /**
         * Only this cohort
         */
        cohort?: Cohort
        /**
         * Only this employer
         */
        employer?: Employer
        /**
         * Only this route
         */
        route?: Route
        /**
         * Only this specialism
         */
        specialism?: Slug
        /**
         * Only this setting
         */
        setting?: Setting
        /**
         * Only this funding
         */
        funding?: Funding
        /**
         * Only this guaranteedPost
         */
        guaranteedPost?: 'true' | 'false'
        /**
         * The figures of this month as they were published, and beside them, as `restated`, what has been corrected since
         */
        publication?: Intake
      }
    }
    answer: AggregateAnswer
  }
  /**
   * Ask who has answered the monthly collection, by up to two dimensions
   */
  getCollectionsAggregate: {
    method: 'GET'
    path: '/aggregates/collections'
    parameters: {
      query?: {
        /**
         * Up to two of round, organisation, kind, region, with a comma between them
         */
        groupBy?: string
        /**
         * Only this round
         */
        round?: Intake
        /**
         * Only this region
         */
        region?: Region
        /**
         * Only this hei
         */
        hei?: Hei
        /**
         * Only this employer
         */
        employer?: Employer
      }
    }
    answer: CollectionsAnswer
  }
  /**
   * Read which months are published
   */
  listPublications: {
    method: 'GET'
    path: '/publications'
    parameters: {}
    answer: {
      publications: {
        month: Intake
        /**
         * When the round closed: the figures are those known then.
         */
        moment: string
        links: {
          self: string
          files: string[]
          aggregates: string[]
        }
      }[]
    }
  }
  /**
   * Read what a publication holds, its notes and definitions
   */
  getPublication: {
    method: 'GET'
    path: '/publications/{month}'
    parameters: {
      path: {
        /**
         * The month of the round
         */
        month: Intake
      }
    }
    answer: {
      month: Intake
      /**
       * When the round closed: the figures are those known then.
       */
      moment: string
      links: {
        self: string
        files: string[]
        aggregates: string[]
      }
      disclosure: 'exact' | 'rounded'
      filters: Filters
      notes: string[]
      definitions: {
        aggregate: string
        measure: string
        means: string
      }[]
    }
  }
  /**
   * Read a publication as CSV, its CSVW metadata, XLSX or Parquet
   */
  getPublicationFile: {
    method: 'GET'
    path: '/publications/{month}/{file}'
    parameters: {
      path: {
        /**
         * The month of the round
         */
        month: Intake
        /**
         * As ladder-2021-06.csv, .csv-metadata.json, .xlsx or .parquet
         */
        file: string
      }
    }
    answer: unknown
  }
  /**
   * Read trainees, page by page
   */
  listTrainees: {
    method: 'GET'
    path: '/trainees'
    parameters: {
      query?: {
        /**
         * Only this region
         */
        region?: Region
        /**
         * Only this icb
         */
        icb?: Icb
        /**
         * Only this hei
         */
        hei?: Hei
        /**
         * Only this programme
         */
        programme?: Programme
        /**
         * Only this intake
         */
        intake?: Intake
        /**
         * Only this cohort
         */
        cohort?: Cohort
        /**
         * Only this employer
         */
        employer?: Employer
        /**
         * Only this route
         */
        route?: Route
        /**
         * Only this specialism
         */
        specialism?: Slug
        /**
         * Only this setting
         */
        setting?: Setting
        /**
         * Only this funding
         */
        funding?: Funding
        /**
         * Only this guaranteedPost
         */
        guaranteedPost?: 'true' | 'false'
        /**
         * Only this status
         */
        status?: 'active' | 'paused' | 'withdrawn' | 'transferred' | 'completed'
        /**
         * Only this outcome
         */
        outcome?: 'confirmed' | 'missing' | 'awaited'
        /**
         * Only this anomaly
         */
        anomaly?:
          | 'unrelated-speaker'
          | 'fact-after-end'
          | 'pause-while-paused'
          | 'resume-while-active'
          | 'duplicate-module-pass'
          | 'post-before-completion'
          | 'band-other-than-4'
        /**
         * Only this limit
         */
        limit?: string
        /**
         * Only this cursor
         */
        cursor?: string
      }
    }
    answer: {
      trainees: Traineerecord[]
      next?: string
    }
  }
  /**
   * Read one trainee as the log says now
   */
  getTrainee: {
    method: 'GET'
    path: '/trainees/{ref}'
    parameters: {
      path: {
        /**
         * Ladder's reference of the trainee
         */
        ref: TraineeRef
      }
    }
    answer: Traineerecord
  }
  /**
   * Read the events behind a trainee
   */
  getTraineeEvents: {
    method: 'GET'
    path: '/trainees/{ref}/events'
    parameters: {
      path: {
        /**
         * Ladder's reference of the trainee
         */
        ref: TraineeRef
      }
    }
    answer: {
      events: StoredEvent[]
    }
  }
  /**
   * Read what is open, page by page
   */
  listExceptions: {
    method: 'GET'
    path: '/exceptions'
    parameters: {
      query?: {
        /**
         * Only these rules: GUARANTEE-BROKEN, OUTCOME-OVERDUE, STALLED, LONG-PAUSE, EPA-DUE, MOVED-NOT-ARRIVED, SILENT-SENDER, DROPPED, ENROLMENT-UNKNOWN, DISAGREEMENT, BELOW-MINIMUM, LAST-HEI; several with commas between them
         */
        rule?: string
        /**
         * Only this region
         */
        region?: Region
        /**
         * Only this icb
         */
        icb?: Icb
        /**
         * Only this hei
         */
        hei?: Hei
        /**
         * Only this programme
         */
        programme?: Programme
        /**
         * Only this intake
         */
        intake?: Intake
        /**
         * Only this cohort
         */
        cohort?: Cohort
        /**
         * Only this employer
         */
        employer?: Employer
        /**
         * Only this route
         */
        route?: Route
        /**
         * Only this specialism
         */
        specialism?: Slug
        /**
         * Only this setting
         */
        setting?: Setting
        /**
         * Only this funding
         */
        funding?: Funding
        /**
         * Only this guaranteedPost
         */
        guaranteedPost?: 'true' | 'false'
        /**
         * The most exceptions on a page
         */
        limit?: string
        /**
         * The 'next' of the page before
         */
        cursor?: string
      }
    }
    answer: ExceptionPage
  }
  /**
   * Read stored events in the order recorded
   */
  readFeed: {
    method: 'GET'
    path: '/feed'
    parameters: {
      query?: {
        /**
         * The `next` of the page before
         */
        after?: string
        /**
         * How many events to read at most: 200 unless said
         */
        limit?: string
      }
    }
    answer: {
      events: FeedEvent[]
      /**
       * What to ask for after this, now or later.
       */
      next: string
      /**
       * Whether there was nothing after these events when they were read.
       */
      upToDate: boolean
    }
  }
  /**
   * Write an organisation
   */
  putOrganisation: {
    method: 'PUT'
    path: '/organisations/{id}'
    parameters: {
      path: {
        /**
         * The organisation
         */
        id: Organisation
      }
    }
    answer: RegisteredOrganisation
    body: {
      name: string
      region?: Region
      icb?: Icb
      levyPaying?: boolean
      contact?: string
    }
  }
  /**
   * Read one organisation
   */
  getOrganisation: {
    method: 'GET'
    path: '/organisations/{id}'
    parameters: {
      path: {
        /**
         * The organisation
         */
        id: Organisation
      }
    }
    answer: RegisteredOrganisation
  }
  /**
   * Read the register, page by page
   */
  listOrganisations: {
    method: 'GET'
    path: '/organisations'
    parameters: {
      query?: {
        /**
         * Only this kind
         */
        kind?: 'hei' | 'employer' | 'epao' | 'commissioner'
        /**
         * Only this region
         */
        region?: Region
        /**
         * At most so many, 100 unless told
         */
        limit?: string
        /**
         * The `next` of the page before
         */
        cursor?: string
      }
    }
    answer: {
      organisations: RegisteredOrganisation[]
      next?: string
    }
  }
  /**
   * Read the programmes that were opened, page by page
   */
  listProgrammes: {
    method: 'GET'
    path: '/programmes'
    parameters: {
      query?: {
        /**
         * Only those of this HEI
         */
        hei?: Hei
        /**
         * At most so many, 100 unless told
         */
        limit?: string
        /**
         * The `next` of the page before
         */
        cursor?: string
      }
    }
    answer: {
      programmes: RegisteredProgramme[]
      next?: string
    }
  }
  /**
   * Read the rounds of the monthly collection, newest first
   */
  listRounds: {
    method: 'GET'
    path: '/collections'
    parameters: {
      query?: {
        /**
         * At most so many, 12 unless told
         */
        limit?: string
        /**
         * The `next` of the page before
         */
        cursor?: string
      }
    }
    answer: {
      rounds: Round[]
      next?: string
    }
  }
  /**
   * Read a round: who owes what
   */
  getRound: {
    method: 'GET'
    path: '/collections/{round}'
    parameters: {
      path: {
        /**
         * The month of the round
         */
        round: Intake
      }
    }
    answer: RoundWithReturns
  }
  /**
   * Read a return: whom it asks about and what, with what was answered so far
   */
  getReturn: {
    method: 'GET'
    path: '/collections/{round}/returns/{organisation}'
    parameters: {
      path: {
        /**
         * The month of the round
         */
        round: Intake
        /**
         * Whose return
         */
        organisation: Organisation
      }
    }
    answer: Return
  }
  /**
   * Send a filled return
   */
  putReturn: {
    method: 'PUT'
    path: '/collections/{round}/returns/{organisation}'
    parameters: {
      path: {
        /**
         * The month of the round
         */
        round: Intake
        /**
         * Whose return
         */
        organisation: Organisation
      }
      query?: {
        /**
         * There is nothing to report: without a body
         */
        nil?: 'true' | 'false'
        /**
         * All rows or none: one fault is enough to refuse them all (422)
         */
        atomic?: 'true' | 'false'
        /**
         * Only say what would happen
         */
        dryRun?: 'true' | 'false'
      }
    }
    answer: ReturnReceipt
    body: ReturnDocument
  }
  /**
   * Read the OpenAPI document of this API
   */
  getOpenApi: {
    method: 'GET'
    path: '/openapi.json'
    parameters: {}
    answer: {
      [k: string]: unknown
    }
  }
  /**
   * Read the AsyncAPI document of the bus
   */
  getAsyncApi: {
    method: 'GET'
    path: '/asyncapi.json'
    parameters: {}
    answer: {
      [k: string]: unknown
    }
  }
  /**
   * Read the JSON Schema of an event type
   */
  getSchema: {
    method: 'GET'
    path: '/schemas/{file}'
    parameters: {
      path: {
        /**
         * The event type and .json
         */
        file:
          | 'programme.opened.json'
          | 'programme.closed.json'
          | 'places.commissioned.json'
          | 'trainee.enrolled.json'
          | 'module.passed.json'
          | 'module.failed.json'
          | 'training.paused.json'
          | 'training.resumed.json'
          | 'training.stalled.json'
          | 'trainee.transferred.json'
          | 'trainee.withdrawn.json'
          | 'trainee.moved.json'
          | 'trainee.dropped.json'
          | 'qualification.awarded.json'
          | 'epa.completed.json'
          | 'post.confirmed.json'
          | 'post.missing.json'
          | 'post.left.json'
          | 'apel.granted.json'
          | 'pre-registration.declined.json'
          | 'progress.reported.json'
          | 'sender.silent.json'
          | 'event.voided.json'
      }
    }
    answer: unknown
  }
  /**
   * Ask whether Ladder works
   */
  getHealth: {
    method: 'GET'
    path: '/health'
    parameters: {}
    answer: {
      status: 'ok'
      version: string
      time: Time
    }
  }
}
/**
 * What became of an event.
 */
export type Receipt = {
  /**
   * As the sender wrote it.
   */
  id: string
  /**
   * A trainee is answered by Ladder's reference.
   */
  subject: string
  status: 'stored' | 'duplicate'
}
/**
 * What became of each event of a batch.
 */
export type BatchReceipt = {
  stored: number
  duplicate: number
  rejected: number
  /**
   * One for each event, in the order sent.
   */
  results: {
    id?: string
    subject?: string
    status: 'stored' | 'duplicate' | 'rejected'
    problem?: Problem
  }[]
}
/**
 * What went wrong and the way out (RFC 9457).
 */
export type Problem = {
  /**
   * A URI that names the kind of problem and never changes.
   */
  type: string
  title: string
  status: number
  detail: string
  /**
   * Every fault of the request at once.
   */
  errors?: {
    /**
     * A JSON Pointer into the request; the name of a query parameter after a slash.
     */
    pointer: string
    detail: string
    [k: string]: unknown
  }[]
  [k: string]: unknown
}
/**
 * A file that was sent, how far it is, and what was found in it.
 */
export type Import = {
  id: string
  name: FileName
  status: 'waiting' | 'running' | 'done' | 'refused'
  /**
   * What the file turned out to be.
   */
  holds?: 'events' | 'ilr' | 'table'
  /**
   * Whether nothing is stored and the counts say what would be.
   */
  dryRun: boolean
  sent: Time
  ended?: Time
  /**
   * Why it was refused, or what else there is to say.
   */
  detail?: string
  progress: {
    /**
     * Read so far.
     */
    bytes: number
    /**
     * Bytes of the file.
     */
    of: number
    /**
     * Rows or learners dealt with so far.
     */
    rows: number
  }
  counts: {
    /**
     * Events that were new.
     */
    stored: number
    /**
     * Events that Ladder had.
     */
    duplicate: number
    /**
     * Rows, or facts of a learner, that were not taken: see problems.
     */
    rejected: number
    /**
     * Events of an earlier file that were taken back, since this one says otherwise.
     */
    voided: number
    /**
     * Learners on programmes that Ladder is not told of.
     */
    skipped: number
    /**
     * Learners of the last file that this one does not have.
     */
    dropped: number
  }
  problems: {
    total: number
    /**
     * The first 200. All are in the table: Accept: text/csv.
     */
    first: {
      /**
       * Of a table, as a spreadsheet counts: its header is row 1.
       */
      row?: number
      column?: string
      /**
       * Of an XML file.
       */
      line?: number
      /**
       * The LearnRefNumber.
       */
      learner?: string
      field?: string
      detail: string
    }[]
  }
  upload?: {
    method: 'PUT'
    /**
     * Send the file here, without a token. The address is a secret until it expires.
     */
    url: string
    /**
     * To be sent with it, as they are.
     */
    headers: {
      [k: string]: string
    }
    expires: Time
  }
}
/**
 * A file that is to be uploaded.
 */
export type UploadWanted = {
  name: FileName
  /**
   * In bytes: the upload must have as many.
   */
  size: number
  type: 'text/csv' | 'application/xml' | 'text/xml'
}
/**
 * The slice that an answer is about.
 */
export type Filters = {
  region?: Region
  icb?: Icb
  hei?: Hei
  programme?: Programme
  intake?: Intake
  cohort?: Cohort
  employer?: Employer
  route?: Route
  specialism?: Slug
  setting?: Setting
  funding?: Funding
  guaranteedPost?: 'true' | 'false'
}
/**
 * The answer to a question about the monthly collection.
 */
export type CollectionsAnswer = {
  aggregate: 'collections'
  filters: {
    round?: Intake
    region?: Region
    hei?: Hei
    employer?: Employer
  }
  groupBy: ('round' | 'organisation' | 'kind' | 'region')[]
  asOf: string
  disclosure: 'exact' | 'rounded'
  total: {
    /**
     * Returns asked for.
     */
    due: number
    /**
     * Returns that were in by the close of their round, or are by now.
     */
    submitted: number
    /**
     * Returns that came in after the close.
     */
    late: number
    /**
     * Returns that are not in.
     */
    missing: number
    /**
     * Rows in the files and documents sent last.
     */
    rows: number
    /**
     * Those of them that were rejected.
     */
    rowErrors: number
    /**
     * People whom the returns ask about.
     */
    asked: number
    /**
     * Those of them about whom something was answered; all of them in a nil return.
     */
    answered: number
    /**
     * submitted ÷ due. Null over nothing.
     */
    completeness: number | null
    /**
     * answered ÷ asked. Null over nothing.
     */
    coverage: number | null
  }
  rows: {
    /**
     * Returns asked for.
     */
    due: number
    /**
     * Returns that were in by the close of their round, or are by now.
     */
    submitted: number
    /**
     * Returns that came in after the close.
     */
    late: number
    /**
     * Returns that are not in.
     */
    missing: number
    /**
     * Rows in the files and documents sent last.
     */
    rows: number
    /**
     * Those of them that were rejected.
     */
    rowErrors: number
    /**
     * People whom the returns ask about.
     */
    asked: number
    /**
     * Those of them about whom something was answered; all of them in a nil return.
     */
    answered: number
    /**
     * submitted ÷ due. Null over nothing.
     */
    completeness: number | null
    /**
     * answered ÷ asked. Null over nothing.
     */
    coverage: number | null
    key: {
      [k: string]: string | null
    }
  }[]
}
/**
 * All that is known of a trainee.
 */
export type Traineerecord = {
  ref: TraineeRef
  /**
   * In the order in which they opened.
   */
  enrolments: Enrolment[]
  apel: {
    by: Hei
    profession: string
    monthsGranted: number
    mode: 'full-time' | 'part-time'
  } | null
  declined: {
    profession: string
    reason: 'no-maths-or-english' | 'a-levels-preferred' | 'content-mismatch' | 'no-places' | 'other'
  } | null
  anomalies: {
    code:
      | 'unrelated-speaker'
      | 'fact-after-end'
      | 'pause-while-paused'
      | 'resume-while-active'
      | 'duplicate-module-pass'
      | 'post-before-completion'
      | 'band-other-than-4'
    /**
     * The id of the event.
     */
    event: string
    source: string
    type:
      | 'programme.opened'
      | 'programme.closed'
      | 'places.commissioned'
      | 'trainee.enrolled'
      | 'module.passed'
      | 'module.failed'
      | 'training.paused'
      | 'training.resumed'
      | 'training.stalled'
      | 'trainee.transferred'
      | 'trainee.withdrawn'
      | 'trainee.moved'
      | 'trainee.dropped'
      | 'qualification.awarded'
      | 'epa.completed'
      | 'post.confirmed'
      | 'post.missing'
      | 'post.left'
      | 'apel.granted'
      | 'pre-registration.declined'
      | 'progress.reported'
      | 'sender.silent'
      | 'event.voided'
    time: string
    /**
     * The cohort of the enrolment that it belongs to.
     */
    cohort: string
  }[]
}
/**
 * One trainee in one cohort.
 */
export type Enrolment = {
  cohort: Cohort
  programme: Programme
  hei: Hei
  intake: Intake
  employer: Employer
  region: Region
  entryBand: number
  funding: Funding
  guaranteedPost: boolean
  setting: Setting
  expectedEnd: string
  opened: string
  byTransfer: boolean
  status: 'active' | 'paused' | 'withdrawn' | 'transferred' | 'completed'
  /**
   * When it was withdrawn, transferred or completed.
   */
  ended: string | null
  withdrawalReason:
    | (
        | 'funding-withdrawn'
        | 'not-released'
        | 'service-reconfigured'
        | 'academic'
        | 'personal'
        | 'health'
        | 'left-employer'
        | 'moved-to-pre-registration'
        | 'other'
      )
    | null
  stalled: boolean
  credits: number
  /**
   * Codes of the modules passed.
   */
  modules: string[]
  /**
   * The latest result.
   */
  epa: ('fail' | 'pass' | 'merit' | 'distinction') | null
  /**
   * Null for an enrolment that is not completed.
   */
  outcome: ('confirmed' | 'missing' | 'awaited') | null
  missingReason:
    | (
        | 'no-vacancy'
        | 'no-uplift-funding'
        | 'role-not-defined'
        | 'service-reorganised'
        | 'left-employer'
        | 'declined-by-trainee'
        | 'not-reported'
      )
    | null
  leavingReason: ('pre-registration' | 'other-employer' | 'promotion' | 'retirement' | 'redundancy' | 'other') | null
  anomalies: {
    code:
      | 'unrelated-speaker'
      | 'fact-after-end'
      | 'pause-while-paused'
      | 'resume-while-active'
      | 'duplicate-module-pass'
      | 'post-before-completion'
      | 'band-other-than-4'
    /**
     * The id of the event.
     */
    event: string
    source: string
    type:
      | 'programme.opened'
      | 'programme.closed'
      | 'places.commissioned'
      | 'trainee.enrolled'
      | 'module.passed'
      | 'module.failed'
      | 'training.paused'
      | 'training.resumed'
      | 'training.stalled'
      | 'trainee.transferred'
      | 'trainee.withdrawn'
      | 'trainee.moved'
      | 'trainee.dropped'
      | 'qualification.awarded'
      | 'epa.completed'
      | 'post.confirmed'
      | 'post.missing'
      | 'post.left'
      | 'apel.granted'
      | 'pre-registration.declined'
      | 'progress.reported'
      | 'sender.silent'
      | 'event.voided'
    time: string
    /**
     * The cohort of the enrolment that it belongs to.
     */
    cohort: string
  }[]
}
/**
 * A stored event as it is read back.
 */
export type StoredEvent = {
  specversion: '1.0'
  id: string
  source: string
  type:
    | 'programme.opened'
    | 'programme.closed'
    | 'places.commissioned'
    | 'trainee.enrolled'
    | 'module.passed'
    | 'module.failed'
    | 'training.paused'
    | 'training.resumed'
    | 'training.stalled'
    | 'trainee.transferred'
    | 'trainee.withdrawn'
    | 'trainee.moved'
    | 'trainee.dropped'
    | 'qualification.awarded'
    | 'epa.completed'
    | 'post.confirmed'
    | 'post.missing'
    | 'post.left'
    | 'apel.granted'
    | 'pre-registration.declined'
    | 'progress.reported'
    | 'sender.silent'
    | 'event.voided'
  subject: TraineeRef
  time: string
  recordedtime: string
  /**
   * Taken back by a void: it counts nowhere.
   */
  voided: boolean
  data: {
    [k: string]: unknown
  }
  [k: string]: unknown
}
/**
 * A page of the exceptions that are open, the oldest first.
 */
export type ExceptionPage = {
  asOf: string
  /**
   * How many of the slice are open by each rule, whatever rules were asked for. First page only.
   */
  counts?: {
    [k: string]: number
  }
  exceptions: Exception[]
  next?: string
}
/**
 * Something that somebody should look at, as long as it stands.
 */
export type Exception = {
  rule: ExceptionRule
  /**
   * The first day on which it was one; null where that is not known.
   */
  since: CalendarDate | null
  /**
   * What is wrong, for a person.
   */
  says: string
  /**
   * Where it is, as far as that is known.
   */
  slice: {
    [k: string]: string | boolean
  }
  /**
   * The people concerned; none where it is about a cohort or a sender.
   */
  trainees: TraineeRef[]
  /**
   * Who is silent, left somebody out, is to say that somebody arrived, or spoke of the unknown.
   */
  organisation?: Organisation
  /**
   * What each side says, and since when.
   */
  said?: {
    by: Organisation
    says: 'active' | 'paused' | 'withdrawn' | 'on-track' | 'behind' | 'left' | 'post-confirmed'
    at: CalendarDate
  }[]
}
/**
 * A stored event as the feed tells it, without free text.
 */
export type FeedEvent = {
  specversion: '1.0'
  id: string
  source: string
  type:
    | 'programme.opened'
    | 'programme.closed'
    | 'places.commissioned'
    | 'trainee.enrolled'
    | 'module.passed'
    | 'module.failed'
    | 'training.paused'
    | 'training.resumed'
    | 'training.stalled'
    | 'trainee.transferred'
    | 'trainee.withdrawn'
    | 'trainee.moved'
    | 'trainee.dropped'
    | 'qualification.awarded'
    | 'epa.completed'
    | 'post.confirmed'
    | 'post.missing'
    | 'post.left'
    | 'apel.granted'
    | 'pre-registration.declined'
    | 'progress.reported'
    | 'sender.silent'
    | 'event.voided'
  /**
   * A trainee's reference, a cohort or a programme.
   */
  subject: string
  time: string
  recordedtime: string
  data: {
    [k: string]: unknown
  }
  [k: string]: unknown
}
/**
 * An organisation as the register has it.
 */
export type RegisteredOrganisation = {
  name: string
  region?: Region
  icb?: Icb
  levyPaying?: boolean
  contact?: string
  id: Organisation
  kind: 'hei' | 'employer' | 'epao' | 'commissioner'
}
/**
 * A programme as its last opening has it, and whether it is closed.
 */
export type RegisteredProgramme = {
  id: Programme
  hei: Hei
  /**
   * The name a prospectus would give it.
   */
  title: string
  /**
   * It decides what completes an enrolment: an EPA on an apprenticeship, else an award.
   */
  route: Route
  /**
   * generic, core-and-options, or the slug of a specialism, as in mental-health.
   */
  specialism: Slug
  /**
   * The fewest enrolments an intake needs to keep the programme running.
   */
  minimumIntake: number
  /**
   * Since when it takes trainees; after a closure, since it opened again.
   */
  opened: CalendarDate
  /**
   * Since when it takes no more.
   */
  closed?: CalendarDate
  /**
   * Why it closes.
   */
  reason?: 'low-numbers' | 'contract-moved' | 'funding-ended' | 'replaced' | 'other'
}
/**
 * A round of the monthly collection, with what the caller may see of it.
 */
export type Round = {
  round: Intake
  status: 'open' | 'closed'
  /**
   * When it opened.
   */
  opened: string
  /**
   * When those not in are reminded.
   */
  reminds: string
  /**
   * When it closes, or did.
   */
  closes: string
  /**
   * Returns asked for.
   */
  due: number
  /**
   * Returns that were in by the close of their round, or are by now.
   */
  submitted: number
  /**
   * Returns that came in after the close.
   */
  late: number
  /**
   * Returns that are not in.
   */
  missing: number
  /**
   * Rows in the files and documents sent last.
   */
  rows: number
  /**
   * Those of them that were rejected.
   */
  rowErrors: number
  /**
   * People whom the returns ask about.
   */
  asked: number
  /**
   * Those of them about whom something was answered; all of them in a nil return.
   */
  answered: number
  /**
   * submitted ÷ due. Null over nothing.
   */
  completeness: number | null
  /**
   * answered ÷ asked. Null over nothing.
   */
  coverage: number | null
}
/**
 * A round, and who owes what in it.
 */
export type RoundWithReturns = {
  round: Intake
  status: 'open' | 'closed'
  /**
   * When it opened.
   */
  opened: string
  /**
   * When those not in are reminded.
   */
  reminds: string
  /**
   * When it closes, or did.
   */
  closes: string
  /**
   * Returns asked for.
   */
  due: number
  /**
   * Returns that were in by the close of their round, or are by now.
   */
  submitted: number
  /**
   * Returns that came in after the close.
   */
  late: number
  /**
   * Returns that are not in.
   */
  missing: number
  /**
   * Rows in the files and documents sent last.
   */
  rows: number
  /**
   * Those of them that were rejected.
   */
  rowErrors: number
  /**
   * People whom the returns ask about.
   */
  asked: number
  /**
   * Those of them about whom something was answered; all of them in a nil return.
   */
  answered: number
  /**
   * submitted ÷ due. Null over nothing.
   */
  completeness: number | null
  /**
   * answered ÷ asked. Null over nothing.
   */
  coverage: number | null
  returns: ReturnSummary[]
}
/**
 * What an organisation owes in a round.
 */
export type ReturnSummary = {
  organisation: Organisation
  /**
   * due while the round is open, and missing once it has closed without it.
   */
  status: 'due' | 'submitted' | 'late' | 'missing'
  /**
   * It was said that there is nothing to report.
   */
  nil: boolean
  /**
   * People whom the returns ask about.
   */
  asked: number
  /**
   * Those of them about whom something was answered; all of them in a nil return.
   */
  answered: number
  /**
   * Rows in the files and documents sent last.
   */
  rows: number
  /**
   * Those of them that were rejected.
   */
  rowErrors: number
  /**
   * When it first was in.
   */
  submitted: string | null
  kind: 'hei' | 'employer'
  name: string | null
  /**
   * An employer's own.
   */
  region: Region | null
}
/**
 * A return: whom it asks about and what, with what was answered so far.
 */
export type Return = {
  round: Intake
  organisation: Organisation
  /**
   * due while the round is open, and missing once it has closed without it.
   */
  status: 'due' | 'submitted' | 'late' | 'missing'
  /**
   * It was said that there is nothing to report.
   */
  nil: boolean
  /**
   * People whom the returns ask about.
   */
  asked: number
  /**
   * Those of them about whom something was answered; all of them in a nil return.
   */
  answered: number
  rows: (
    | {
        trainee: TraineeRef
        cohort: Cohort
        employer: Employer
        asks: 'progress' | 'post' | 'training'
        /**
         * How the training goes.
         */
        status?: 'on-track' | 'behind' | 'paused' | 'left'
        /**
         * Hours of off-the-job training so far.
         */
        offTheJobHours?: number
        /**
         * Meetings with the mentor so far.
         */
        mentorMeetings?: number
        /**
         * The band of the post: 4, unless something is amiss.
         */
        band?: number
        /**
         * The first day in the post, as YYYY-MM-DD.
         */
        start?: CalendarDate
        /**
         * The post's title.
         */
        role?: string
        /**
         * Why there is no band 4 post.
         */
        reason?:
          | 'no-vacancy'
          | 'no-uplift-funding'
          | 'role-not-defined'
          | 'service-reorganised'
          | 'left-employer'
          | 'declined-by-trainee'
        /**
         * The Agenda for Change band of the job the trainee has instead.
         */
        currentBand?: 2 | 3 | 4
      }
    | {
        trainee: TraineeRef
        cohort: Cohort
        employer: Employer
        asks: 'progress' | 'post' | 'training'
        /**
         * What has happened; continuing, where nothing has.
         */
        status?: 'continuing' | 'paused' | 'resumed' | 'withdrawn' | 'awarded'
        /**
         * The day on which all of this row happened; without one, when the return was first sent.
         */
        date?: CalendarDate
        /**
         * Why paused, resumed or withdrawn.
         */
        reason?:
          | 'health'
          | 'maternity'
          | 'personal'
          | 'employer'
          | 'other'
          | 'funding-withdrawn'
          | 'not-released'
          | 'service-reconfigured'
          | 'academic'
          | 'left-employer'
          | 'moved-to-pre-registration'
        /**
         * The qualification that was awarded.
         */
        award?: 'fdsc' | 'cert-he' | 'dip-he' | 'diploma' | 'other'
        /**
         * The result of the end-point assessment.
         */
        epaResult?: 'fail' | 'pass' | 'merit' | 'distinction'
        /**
         * The code of a module that was passed.
         */
        module?: string
        /**
         * The credits of that module.
         */
        credits?: number
        /**
         * The level of that module.
         */
        level?: 4 | 5
        /**
         * At which attempt it was passed; the first, unless told.
         */
        attempt?: number
      }
  )[]
  /**
   * Those of them that were rejected.
   */
  rowErrors: number
  /**
   * When it first was in.
   */
  submitted: string | null
  closes: string
  /**
   * Rows in the files and documents sent last.
   */
  received: number
}
/**
 * What became of a return, row by row.
 */
export type ReturnReceipt = {
  round: Intake
  organisation: Organisation
  status: 'due' | 'submitted' | 'late' | 'missing'
  /**
   * Nothing was stored: this is what would happen.
   */
  dryRun: boolean
  counts: {
    rows: number
    accepted: number
    unchanged: number
    rejected: number
    /**
     * People asked about and left out. Nobody takes that for a withdrawal.
     */
    dropped: number
  }
  rows: {
    /**
     * Its number: in CSV the spreadsheet's row, in JSON the first is 1.
     */
    row: number
    status: 'accepted' | 'unchanged' | 'rejected'
    errors: {
      column: string
      detail: string
    }[]
  }[]
}
/**
 * A filled return. It stands for the whole of it: what an earlier one said and this one does not is taken back.
 */
export type ReturnDocument = {
  /**
   * @maxItems 10000
   */
  rows: (EmployerRow | HeiRow)[]
  [k: string]: unknown
}
/**
 * A row of an employer's return. What is left out says nothing.
 */
export type EmployerRow = {
  /**
   * Who: Ladder's reference as the template has it, or a ULN as text.
   */
  trainee: Trainee
  /**
   * The cohort. Only to be read.
   */
  cohort?: Cohort | string
  /**
   * The employer. Only to be read.
   */
  employer?: Employer | string
  /**
   * What is asked: progress, post or training. Only to be read.
   */
  asks?: ('progress' | 'post' | 'training') | string
  /**
   * How the training goes.
   */
  status?: 'on-track' | 'behind' | 'paused' | 'left'
  /**
   * Hours of off-the-job training so far.
   */
  offTheJobHours?: number
  /**
   * Meetings with the mentor so far.
   */
  mentorMeetings?: number
  /**
   * The band of the post: 4, unless something is amiss.
   */
  band?: number
  /**
   * The first day in the post, as YYYY-MM-DD.
   */
  start?: CalendarDate
  /**
   * The post's title.
   */
  role?: string
  /**
   * Why there is no band 4 post.
   */
  reason?:
    | 'no-vacancy'
    | 'no-uplift-funding'
    | 'role-not-defined'
    | 'service-reorganised'
    | 'left-employer'
    | 'declined-by-trainee'
  /**
   * The Agenda for Change band of the job the trainee has instead.
   */
  currentBand?: 2 | 3 | 4
}
/**
 * A row of an HEI's return. What is left out says nothing; several modules of a trainee are several rows.
 */
export type HeiRow = {
  /**
   * Who: Ladder's reference as the template has it, or a ULN as text.
   */
  trainee: Trainee
  /**
   * The cohort. Only to be read.
   */
  cohort?: Cohort | string
  /**
   * The employer. Only to be read.
   */
  employer?: Employer | string
  /**
   * What is asked: progress, post or training. Only to be read.
   */
  asks?: ('progress' | 'post' | 'training') | string
  /**
   * What has happened; continuing, where nothing has.
   */
  status?: 'continuing' | 'paused' | 'resumed' | 'withdrawn' | 'awarded'
  /**
   * The day on which all of this row happened; without one, when the return was first sent.
   */
  date?: CalendarDate
  /**
   * Why paused, resumed or withdrawn.
   */
  reason?:
    | 'health'
    | 'maternity'
    | 'personal'
    | 'employer'
    | 'other'
    | 'funding-withdrawn'
    | 'not-released'
    | 'service-reconfigured'
    | 'academic'
    | 'left-employer'
    | 'moved-to-pre-registration'
  /**
   * The qualification that was awarded.
   */
  award?: 'fdsc' | 'cert-he' | 'dip-he' | 'diploma' | 'other'
  /**
   * The result of the end-point assessment.
   */
  epaResult?: 'fail' | 'pass' | 'merit' | 'distinction'
  /**
   * The code of a module that was passed.
   */
  module?: string
  /**
   * The credits of that module.
   */
  credits?: number
  /**
   * The level of that module.
   */
  level?: 4 | 5
  /**
   * At which attempt it was passed; the first, unless told.
   */
  attempt?: number
}

/** Method and path of each operation. */
export const operations = {
  postEvents: { method: 'POST', path: '/events' },
  postImport: { method: 'POST', path: '/imports' },
  getImport: { method: 'GET', path: '/imports/{id}' },
  getAggregate: { method: 'GET', path: '/aggregates/{aggregate}' },
  getCollectionsAggregate: { method: 'GET', path: '/aggregates/collections' },
  listPublications: { method: 'GET', path: '/publications' },
  getPublication: { method: 'GET', path: '/publications/{month}' },
  getPublicationFile: { method: 'GET', path: '/publications/{month}/{file}' },
  listTrainees: { method: 'GET', path: '/trainees' },
  getTrainee: { method: 'GET', path: '/trainees/{ref}' },
  getTraineeEvents: { method: 'GET', path: '/trainees/{ref}/events' },
  listExceptions: { method: 'GET', path: '/exceptions' },
  readFeed: { method: 'GET', path: '/feed' },
  putOrganisation: { method: 'PUT', path: '/organisations/{id}' },
  getOrganisation: { method: 'GET', path: '/organisations/{id}' },
  listOrganisations: { method: 'GET', path: '/organisations' },
  listProgrammes: { method: 'GET', path: '/programmes' },
  listRounds: { method: 'GET', path: '/collections' },
  getRound: { method: 'GET', path: '/collections/{round}' },
  getReturn: { method: 'GET', path: '/collections/{round}/returns/{organisation}' },
  putReturn: { method: 'PUT', path: '/collections/{round}/returns/{organisation}' },
  getOpenApi: { method: 'GET', path: '/openapi.json' },
  getAsyncApi: { method: 'GET', path: '/asyncapi.json' },
  getSchema: { method: 'GET', path: '/schemas/{file}' },
  getHealth: { method: 'GET', path: '/health' },
} as const
