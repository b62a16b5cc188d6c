"""Which attributes of a DICOM header say who a patient is, and which words say nothing.

The list was made for the verification from the attributes' names in PS3.6; it is not the table that the de-identifier
works by.
"""

from __future__ import annotations

from functools import cache

from pydicom.datadict import DicomDictionary
from pydicom.sr.codedict import Collection

from core.export.verification.folding import tokens

PATIENT_NAME, PERSON_NAME, IDENTIFIER, DATE, UID = "patient's name", "person's name", "identifier", "date", "UID"
INSTITUTION, ADDRESS, TELEPHONE, DEVICE = "institution", "address", "telephone number or e-mail", "device"
PERSONAL, FREE_TEXT, PRIVATE, PATH, READER = "personal detail", "free text", "private value", "path", "reader"
KINDS = (
    PATIENT_NAME,
    PERSON_NAME,
    IDENTIFIER,
    DATE,
    UID,
    INSTITUTION,
    ADDRESS,
    TELEPHONE,
    DEVICE,
    PERSONAL,
    FREE_TEXT,
    PRIVATE,
    PATH,
    READER,
)

_KEYWORDS = {
    IDENTIFIER: "PatientID OtherPatientIDs AccessionNumber StudyID AdmissionID ServiceEpisodeID RequestedProcedureID "
    "ScheduledProcedureStepID PerformedProcedureStepID PlacerOrderNumberImagingServiceRequest "
    "FillerOrderNumberImagingServiceRequest IssuerOfPatientID IssuerOfAdmissionID MedicalRecordLocator "
    "ClinicalTrialSubjectID ClinicalTrialSubjectReadingID SpecimenIdentifier "
    "ContainerIdentifier TransactionUID LocalNamespaceEntityID "
    "UniversalEntityID PlacerOrderNumberImagingServiceRequestRetired "
    "FillerOrderNumberImagingServiceRequestRetired InsurancePlanIdentification "
    "CassetteID",
    INSTITUTION: "InstitutionName InstitutionalDepartmentName PatientInstitutionResidence "
    "CurrentPatientLocation RequestingService VerifyingOrganization "
    "ResponsibleOrganization "
    "PerformedLocation ScheduledProcedureStepLocation ClinicalTrialSiteName ClinicalTrialSponsorName "
    "SourceApplicationEntityTitle ",
    ADDRESS: "PatientAddress InstitutionAddress RegionOfResidence CountryOfResidence ReferringPhysicianAddress "
    "PersonAddress ",
    TELEPHONE: "PatientTelephoneNumbers ReferringPhysicianTelephoneNumbers OrderCallbackPhoneNumber "
    "PersonTelephoneNumbers PatientTelecomInformation PersonTelecomInformation OrderCallbackTelecomInformation",
    DEVICE: "StationName DeviceSerialNumber PerformedStationName ScheduledStationName PerformedStationAETitle "
    "ScheduledStationAETitle DetectorID GantryID PlateID GeneratorID CassetteID XRaySourceID DeviceID DeviceLabel",
    PERSONAL: "EthnicGroup Occupation PatientReligiousPreference PatientMotherBirthName ",
    FREE_TEXT: "PatientComments AdditionalPatientHistory ImageComments StudyComments VisitComments "
    "InterpretationText ReasonForStudy RequestedProcedureComments MedicalAlerts Allergies "
    "CommentsOnThePerformedProcedureStep ImagingServiceRequestComments PatientState SpecialNeeds",
}
KIND_OF_KEYWORD = {keyword: kind for kind, keywords in _KEYWORDS.items() for keyword in keywords.split()}

# Words of addresses, institutions, titles and paths that point at nobody, beside those of the standard's own names.
_COMMON = """
    picture pictures photo photos radiograph radiographs hospital hospitals clinic clinics klinik klinikum
    krankenhaus hopital universitatsklinikum university universitat universitaet medical medicine center centre
    zentrum health healthcare radiology radiologie department institute institut praxis surgery general national
    international regional saint street strasse road avenue lane floor building room ward city town north south east
    west central home user users data desktop documents downloads images image pictures dicom dicomdir studies study
    series patient patients anonymous anonymized unknown none null test export exports import imports archive backup
    scans chest thorax lung lungs heart abdomen spine knee hand lateral erect supine portable positive negative
    normal pneumonia left right male female other mister madam doctor prof professor and the van von der den del
    della das dos les des ibn bin bint abu mac january february march april may june july august september october
    november december private native original derived primary secondary axial localizer overread local share appdata
    roaming library application support originals flagged volumes media mount folders example resources manifest
    provenance labels label decisions index readme pseudonym pseudonyms reader readers verdict imagefolder
"""


@cache
def vocabulary() -> frozenset[str]:
    """The folded words that identify nobody: those of the standard's attribute names (PS3.6), and ours."""
    words = {word for entry in DicomDictionary.values() for word in tokens(entry[2]) if not word.isdecimal()}
    return frozenset(words | set(_COMMON.split()))


@cache
def anatomy() -> frozenset[str]:
    """The standard's names of one word for what was imaged (PS3.16, CID 4 and CID 4030). Names of several are left out,
    for some hold persons' ("Circle of Willis")."""
    meanings = [tokens(code.meaning) for cid in ("CID4", "CID4030") for code in Collection(cid).concepts.values()]
    return frozenset(words[0] for words in meanings if len(words) == 1)
