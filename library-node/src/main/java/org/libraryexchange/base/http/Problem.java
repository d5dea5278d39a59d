package org.libraryexchange.base.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.net.URI;
import java.util.List;
import org.libraryexchange.item.Violation;

/**
 * A problem document, RFC 9457.
 *
 * @param violations the rules that a document breaks; left out if there are none
 * @param ownersItem where the owner keeps the item; only for {@code owned-by-partner}
 * @param withdrawals how many items an import would withdraw now; only for {@code import-changed}
 * @param traceId by which the request can be found in the node's log
 */
@JsonInclude(Include.NON_EMPTY)
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        List<Violation> violations,
        URI ownersItem,
        Long withdrawals,
        String traceId) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(ProblemException e, String traceId) {
        ProblemType type = e.type();
        return new Problem(
                type.uri(),
                type.title(),
                type.status(),
                e.getMessage(),
                e.violations(),
                e.ownersItem().orElse(null),
                e.withdrawals().orElse(null),
                traceId);
    }
}
