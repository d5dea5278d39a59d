package org.libraryexchange.exchange.log.kafka;

/**
 * A setting that the broker does not let the node make.
 *
 * @param value that an administrator has to give it
 * @param otherwise what can happen until then
 */
public record RefusedSetting(String topic, String setting, String value, String otherwise) {}
