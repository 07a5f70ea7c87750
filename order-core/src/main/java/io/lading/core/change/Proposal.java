package io.lading.core.change;

import java.util.List;

/**
 * The fields as an update would have them, and what differs. Versions are as they were. impossible:
 * names of fields that cannot be so.
 */
record Proposal(
    FieldsAfter fields, List<Parcel> parcels, List<FieldChange> changes, List<String> impossible) {}
