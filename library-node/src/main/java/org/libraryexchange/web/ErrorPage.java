package org.libraryexchange.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * A page that reports an error.
 *
 * @param sort selects the sentences: the type of the problem, or another type with the same status
 * @param detail in English, for people who can use it; may be empty
 * @param traceId finds the request in the node's log
 */
record ErrorPage(Frame frame, String sort, int status, String detail, String traceId) {

    @CheckedTemplate(basePath = "web")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance error(ErrorPage page);
    }
}
