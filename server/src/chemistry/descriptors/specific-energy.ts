/**
 * Energy per mass of an electrode material, Wh/kg: capacity (mAh/g) times mean voltage (V) against the other electrode,
 * whose mass is not counted.
 */
export function specificEnergy(capacity: number, voltage: number): number {
  return capacity * voltage;
}
