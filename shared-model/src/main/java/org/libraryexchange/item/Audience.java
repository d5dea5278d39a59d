package org.libraryexchange.item;

import com.fasterxml.jackson.annotation.JsonProperty;

/** For whom an event is meant; a closed list for the owner, open for a mirror. */
public enum Audience {
    @JsonProperty("everyone")
    EVERYONE,
    @JsonProperty("families")
    FAMILIES,
    @JsonProperty("children")
    CHILDREN,
    @JsonProperty("young-people")
    YOUNG_PEOPLE,
    @JsonProperty("students")
    STUDENTS,
    @JsonProperty("adults")
    ADULTS,
    @JsonProperty("older-people")
    OLDER_PEOPLE,
    @JsonProperty("schools")
    SCHOOLS,
    @JsonProperty("researchers")
    RESEARCHERS
}
