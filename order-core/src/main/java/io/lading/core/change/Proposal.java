package io.lading.core.change;

import java.util.List;

/** The fields as an update would have them, and what differs. Versions are as they were. */
record Proposal(FieldsAfter fields, List<Parcel> parcels, List<FieldChange> changes) {}
