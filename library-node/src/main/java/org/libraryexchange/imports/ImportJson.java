package org.libraryexchange.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;

/** Writes imports as JSON where the framework does not. The JSON is always on one line. */
@Singleton
record ImportJson(ObjectMapper json) {

    String of(ImportView view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an import is a plain record", e);
        }
    }
}
