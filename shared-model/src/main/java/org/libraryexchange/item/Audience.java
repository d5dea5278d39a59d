package org.libraryexchange.item;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whom an event is meant for. The list is closed for the owner and open for a mirror. */
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
