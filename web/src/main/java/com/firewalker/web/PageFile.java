package com.firewalker.web;

/**
 * One file as it is sent.
 *
 * @param type the media type
 * @param gzip whether the body is compressed
 * @param immutable whether its address changes with its content, so that it may be kept for ever
 */
public record PageFile(byte[] body, String type, boolean gzip, boolean immutable) {}
