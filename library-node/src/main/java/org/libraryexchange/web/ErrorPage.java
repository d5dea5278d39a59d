package org.libraryexchange.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * A page that tells of an error.
 *
 * @param sort which sentences it has: the type of the problem, or another one with the same status
 * @param detail for people who can do something with it, in English; may be empty
 * @param traceId finds the request in the node's log
 */
record ErrorPage(Frame frame, String sort, int status, String detail, String traceId) {

    @CheckedTemplate(basePath = "web")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance error(ErrorPage page);
    }
}
