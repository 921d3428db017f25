/** The settings under `hem`, read with patience: what is not understood is as if it were not set. */
import type { Connection } from 'vscode-languageserver';
import { CONVENTIONS } from '../chemistry/entropy.js';
import type { Configuration } from '../config/configuration.js';
import type { InlayHintOptions } from '../features/inlay-hints.js';
import { DEFAULT_EVALUATION, type EvaluationOptions } from '../model/evaluate.js';
import type { CheckOptions } from '../rules/check.js';
import { SEVERITIES, type Severity } from '../rules/rule.js';
import { type Log, told } from './log.js';

export interface Settings {
  readonly check: CheckOptions;
  readonly evaluation: EvaluationOptions;
  /** Whether files that are not open are checked, too. */
  readonly workspaceDiagnostics: boolean;
  readonly codeLens: boolean;
  readonly colors: boolean;
  readonly inlayHints: InlayHintOptions;
}

export const SECTION = 'hem';

/** The settings in what a client answers for the section. */
export function readSettings(section: unknown): Settings {
  const codeLens = member(section, 'codeLens');
  const inlayHints = member(section, 'inlayHints');
  const entropy = member(section, 'entropy');
  const convention = member(entropy, 'convention');
  return {
    check: { severities: readSeverities(member(section, 'rules')) },
    evaluation: {
      ...DEFAULT_EVALUATION,
      convention: CONVENTIONS.find((known) => known === convention) ?? DEFAULT_EVALUATION.convention,
      countVacancies: flag(member(entropy, 'countVacancies'), DEFAULT_EVALUATION.countVacancies),
    },
    workspaceDiagnostics: flag(member(section, 'workspaceDiagnostics'), true),
    codeLens: flag(member(codeLens, 'enabled'), true),
    colors: flag(member(member(section, 'colors'), 'enabled'), false),
    inlayHints: {
      siteSum: flag(member(inlayHints, 'siteSum'), true),
      vacancy: flag(member(inlayHints, 'vacancy'), true),
      entropy: flag(member(inlayHints, 'entropy'), true),
      charge: flag(member(inlayHints, 'charge'), true),
      solvedAmount: flag(member(inlayHints, 'solvedAmount'), true),
      deviation: flag(member(inlayHints, 'deviation'), true),
    },
  };
}

/**
 * What is in force for a document: where a hem.json lies upwards of it, what decides findings is that file's alone, so
 * that everybody who checks the document finds the same. One object for each pair.
 */
export function inForce(settings: Settings, configuration: Configuration | undefined): Settings {
  if (!configuration) return settings;
  const known = combined.get(configuration) ?? new WeakMap<Settings, Settings>();
  combined.set(configuration, known);
  const { check, project } = configuration;
  const both = known.get(settings) ?? { ...settings, check, evaluation: project.evaluation };
  known.set(settings, both);
  return both;
}

const combined = new WeakMap<Configuration, WeakMap<Settings, Settings>>();

function readSeverities(rules: unknown): Record<string, Severity | 'off'> {
  if (typeof rules !== 'object' || rules === null) return {};
  return Object.fromEntries(
    Object.entries(rules).flatMap(([rule, level]) => {
      const known = [...SEVERITIES, 'off' as const].find((severity) => severity === level);
      return known ? [[rule, known]] : [];
    }),
  );
}

/** A member of what a client sends, whatever that is. */
export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function flag(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise;
}

/** What is asked for in place of a document by what concerns none. */
const WINDOW = '';

/** The settings of each document, pulled from the client where it can be asked. */
export class SettingsStore {
  private readonly connection: Connection;
  private readonly log: Log;
  private readonly byScope = new Map<string, Promise<Settings>>();
  private pushed = readSettings(undefined);
  /** Whether the client answers `workspace/configuration`. */
  canPull = false;

  constructor(connection: Connection, log: Log) {
    this.connection = connection;
    this.log = log;
  }

  /** Those of a document, a folder, or the window. One object for each state of the settings. */
  of(uri = WINDOW): Promise<Settings> {
    if (!this.canPull) return Promise.resolve(this.pushed);
    const present = this.byScope.get(uri);
    if (present) return present;
    const pulled = this.pull(uri);
    this.byScope.set(uri, pulled);
    return pulled;
  }

  /** Takes what a client that is not asked sends along with the change; one that is asked will be asked again. */
  change(settings: unknown): void {
    this.byScope.clear();
    if (!this.canPull) this.pushed = readSettings(member(settings, SECTION));
  }

  forget(uri: string): void {
    this.byScope.delete(uri);
  }

  private async pull(uri: string): Promise<Settings> {
    const item = { section: SECTION, ...(uri !== WINDOW && { scopeUri: uri }) };
    try {
      return readSettings(await this.connection.workspace.getConfiguration(item));
    } catch (error) {
      this.log.error(`workspace/configuration failed: ${told(error)}`);
      return readSettings(undefined);
    }
  }
}
