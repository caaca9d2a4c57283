import { fieldsRead } from './record.ts'

/** What an element is to the reader: a text to take, something known to pass over, or an element with elements in it. */
export type Shape = 'text' | 'passed-over' | Structure
export type Structure = { readonly [element: string]: Shape }

const texts = (names: readonly string[]): Structure => Object.fromEntries(names.map((name) => [name, 'text']))
const passedOver = (names: string): Structure =>
  Object.fromEntries(names.split(/\s+/).map((name) => [name, 'passed-over']))

const learningDelivery = {
  ...passedOver(
    `AddHours ConRefNumber DelLocPostCode EPAOrgID EmpOutcome LSDPostcode LSDPostCode OTJActHours OtherFundAdj PHours
     PartnerUKPRN PriorLearnFundAdj SWSupAimId AppFinRecord LearningDeliveryHE LearningDeliveryWorkPlacement
     ProviderSpecDeliveryMonitoring`,
  ),
  ...texts(fieldsRead.delivery),
  LearningDeliveryFAM: texts(fieldsRead.fam),
}

const learner = {
  ...passedOver(
    `ALSCost Accom AddLine1 AddLine2 AddLine3 AddLine4 CampId ContactPreference DateOfBirth Email EngGrade Ethnicity
     FamilyName GivenNames LLDDHealthProb LLDDandHealthProblem LearnerFAM LearnerHE MathGrade NINumber OTJHours PMUKPRN
     PlanEEPHours PlanLearnHours Postcode PostcodePrior PrevLearnRefNumber PrevUKPRN PriorAttain
     ProviderSpecLearnerMonitoring Sex TelNo`,
  ),
  ...texts(fieldsRead.learner),
  LearnerEmploymentStatus: { ...passedOver('AgreeId EmploymentStatusMonitoring'), ...texts(fieldsRead.employment) },
  LearningDelivery: learningDelivery,
}

/** The elements of the ILR, 2018-19 to 2026-27, under its root; what is in an element passed over is not looked at. */
export const message: Structure = {
  Header: {
    CollectionDetails: { ...passedOver('Collection'), ...texts(['Year', 'FilePreparationDate']) },
    Source: {
      ...passedOver('ProtectiveMarking SoftwarePackage ReferenceData ComponentSetVersion'),
      ...texts(['UKPRN', 'SoftwareSupplier', 'Release', 'SerialNo', 'DateTime']),
    },
  },
  SourceFiles: 'passed-over',
  LearningProvider: texts(['UKPRN']),
  Learner: learner,
  LearnerDestinationandProgression: 'passed-over',
}
